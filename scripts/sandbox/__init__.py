"""A local LNPay: behaves like the real service, on this machine, with invoices that no real money can pay."""

from .settings import Settings
from .testing import Sandbox, SandboxError, running_sandbox

__version__ = "1.1.0"
"""The version of the API that it implements: `info.version` of the spec."""

__all__ = ["Sandbox", "SandboxError", "Settings", "running_sandbox"]
