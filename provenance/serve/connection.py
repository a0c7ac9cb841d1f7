"""Connections that do not wait forever for the rest of a request."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


def patient_for(seconds: float) -> type[H11Protocol]:
    """uvicorn's protocol, which closes a connection whose request headers have not all arrived after `seconds`.

    uvicorn itself waits for headers as long as the other side likes. The body is bounded by the application.
    """

    class Patient(H11Protocol):
        _given_up: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._wait()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop_waiting()
            super().connection_lost(exc)

        def _wait(self) -> None:
            if self.conn.their_state is not h11.IDLE:
                self._stop_waiting()
            elif self._given_up is None:
                self._given_up = self.loop.call_later(seconds, self.transport.close)

        def _stop_waiting(self) -> None:
            if self._given_up is not None:
                self._given_up.cancel()
                self._given_up = None

    return Patient
