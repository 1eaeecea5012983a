"""Random input for each door of the project: arguments, responses, documents, requests.

An error of ours, with its one sentence, is a good end; whatever else is raised is a find.
"""
