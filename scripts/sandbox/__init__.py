"""A local LNPay: it behaves as LNPay does, on this machine, with invoices that no money can pay."""

from .settings import Settings
from .testing import Sandbox, SandboxError, running_sandbox

__version__ = "1.1.0"
"""The version of the API that it plays: `info.version` of the spec."""

__all__ = ["Sandbox", "SandboxError", "Settings", "running_sandbox"]
