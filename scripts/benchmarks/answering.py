"""A server that responds immediately with the same bytes, to show the cost of the client alone.

Run by file name, by any Python: it prints its URL and serves until its standard input ends.
"""

from __future__ import annotations

import asyncio
import json
import sys

LNTX = {
    "id": "lntx_ztkK7XxfqCq3ihmhJiUhnR",
    "created_at": 1582462172,
    "dest_pubkey": "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500",
    "payment_request": "lnbc200n1p09yaxupp5r7ckx99n00d2a7g8xtr8wup57w82t827kkeujsdgjyn45cjmym7sdp623jhxapqd9h8vmmfvdjj"
    "qenjdakjq5r0wd6x6ctwyppk7mrvv43hg6t0dccqzpgxqyz5vqsp5gyfwnrqnkyvxxgpww0vwsl8tfe524ggr5kngr8n8fn4vt9xl5ggs9qy9qsq4"
    "2vwx9dh2n3ggrlgwqqxqq77detywruhv2s558uk3vfrumgmjfhs3y8hwtgxe7cx6svg4pr87qzfg8mgawsveqe6wn0te9d3h02fm4spxtzy5s",
    "r_hash_decoded": "1fb16314b37bdaaef90732c6777034f38ea59d5eb5b3c941a891275a625b26fd",
    "memo": "Test invoice from Postman Collection",
    "description_hash": None,
    "num_satoshis": 20,
    "expiry": 86400,
    "expires_at": 1582548572,
    "payment_preimage": None,
    "settled": 0,
    "settled_at": None,
    "is_keysend": None,
    "custom_records": None,
    "passThru": {"wallet_id": "wal_czDztN5eJ4r5sJ", "userDefined": {"ticketId": "556"}},
}
BODY = json.dumps(LNTX, separators=(",", ":")).encode()


def _answer(status: bytes) -> bytes:
    lines = (b"HTTP/1.1 " + status, b"Content-Type: application/json; charset=UTF-8", b"Content-Length: %d" % len(BODY))
    return b"\r\n".join(lines) + b"\r\n\r\n" + BODY


CREATED, FOUND = _answer(b"201 Created"), _answer(b"200 OK")


class Answering(asyncio.Protocol):
    """Responds to each complete request on a connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.received = b""

    def data_received(self, data: bytes) -> None:
        """Respond to each complete request."""
        self.received += data
        while (end := self.received.find(b"\r\n\r\n")) >= 0:
            head = self.received[:end].lower()
            _, _, after = head.partition(b"\r\ncontent-length:")
            length = int(after.partition(b"\r\n")[0] or 0)
            if len(self.received) < end + 4 + length:
                return
            self.received = self.received[end + 4 + length :]
            self.transport.write(CREATED if head.startswith(b"post") else FOUND)  # type: ignore[attr-defined]  # it is a socket's


async def serve() -> None:
    """Serve on a free port of this machine until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Answering, "127.0.0.1", 0, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
