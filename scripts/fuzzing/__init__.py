"""Random input for each door of the project: arguments, responses, documents, requests.

Our own errors are expected; any other exception is a finding.
"""
