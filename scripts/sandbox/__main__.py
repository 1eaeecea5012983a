"""`lnpay-sandbox`, or `python -m` of this package: serves the sandbox until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from textwrap import indent

from .app import make_app
from .manual import exposure_text, key_notes, paste_text
from .serving import AddressError, Server, make_server, open_socket, url_of
from .settings import Settings, SettingsError
from .state import State
from .store import StoreError


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped; return 0 after Ctrl-C, or 2 with a one-sentence error if it cannot start."""
    options = _parser().parse_args(arguments)
    try:
        settings = _settings(options)
        listener = open_socket(options.host, options.port)
        with ExitStack() as if_it_fails:
            if_it_fails.callback(listener.close)
            state = State(settings, options.db)
            if_it_fails.pop_all()
    except (AddressError, StoreError, SettingsError) as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return 2
    server = make_server(make_app(state))
    _stop_on_signals(server)
    _say(_greeting(url_of(listener), state, options))
    server.run([listener])
    state.close()
    _say("\nThe sandbox has stopped.")
    return 0


def _say(text: str) -> None:
    """Print, unless the reader has exited."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  Python flushes it again at exit


def _stop_on_signals(server: Server) -> None:
    def stop(number: int, frame: object) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _settings(options: argparse.Namespace) -> Settings:
    return Settings(
        paid_tier=not options.free_tier,
        max_receive_sats=options.max_receive_sats,
        max_send_sats=options.max_send_sats,
        flat_pass_thru=options.flat_pass_thru,
        all_fields=options.all_fields,
        core=options.core,
        debug=options.debug,
        hosts=(options.host, *options.allow_host),
        seed=options.seed,
        network=options.network,
    )


def _greeting(url: str, state: State, options: argparse.Namespace) -> str:
    keys = "\n".join(f"  {key:<38}{note}" for key, note in key_notes(state))
    db = options.db
    memory = f"Data is kept in {db}." if db else "Data is kept in memory; --db FILE saves keys and invoices."
    return f"""\
The sandbox is running at {url}   (press Ctrl-C to stop)
{memory} No real money moves: invoices are on regtest.
{exposure_text(options.host)}
{indent(paste_text(url, state), "  ")}
View and pay invoices: {url}/
List the controls:     curl {url}/

Keys of the account:
{keys}
"""


def _parser() -> argparse.ArgumentParser:
    # Python 3.12 and 3.13 would print the path of this file instead of the command.
    typed = Path(sys.argv[0]).name
    prog = f"python -m {__package__}" if typed == "__main__.py" else typed
    parser = argparse.ArgumentParser(prog, description="A local LNPay for development and tests.")
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to serve on (default: %(default)s, this machine only)")
    add("--port", type=int, default=8111, help="port to serve on (default: %(default)s); 0 picks a free one")
    add("--db", type=Path, metavar="FILE", help="SQLite file for keys and invoices (default: memory)")
    add(
        "--free-tier",
        action="store_true",
        help='append " (via LNPAY.co)" to every memo, as on the free tier',
    )
    add("--max-receive-sats", type=int, default=10_000, metavar="N", help="limit per invoice (default: %(default)s)")
    add("--max-send-sats", type=int, default=10_000, metavar="N", help="limit per payment (default: %(default)s)")
    add(
        "--flat-pass-thru",
        action="store_true",
        help="return user data in passThru next to wallet_id, as newer servers do",
    )
    add("--all-fields", action="store_true", help="return 20 fields of an LnTx instead of 16, as newer servers do")
    add(
        "--core", action="store_true", help="behave like the open source server where it differs from the documentation"
    )
    add("--debug", action="store_true", help="add details to errors, like a server in debug mode")
    add(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="additional host name for the controls; can be repeated",
    )
    add(
        "--seed",
        default="",
        metavar="TEXT",
        help="derive the keys from TEXT, so that they are the same in every run",
    )
    add("--network", default="regtest", help="only regtest is supported")
    return parser


if __name__ == "__main__":
    sys.exit(main())
