"""Batches through worker processes: at most one in each and one waiting for each, whatever the archive's size."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection

from onrecord.scale.worker import Batch, Outcome, Reader, Worker, read_batch

DIED = "the process that read it died"
_FAILED_STARTS = 2  # one may be bad luck


@dataclass(slots=True)
class Pool:
    """Workers and the batches that wait for them."""

    reader: Reader
    batches: Iterator[Batch]
    processes: int
    waiting: deque[Batch] = field(default_factory=deque)
    workers: list[Worker] = field(default_factory=list)
    failed_starts: int = 0

    def results(self) -> Generator[tuple[Batch, Outcome], None, None]:
        """Each batch and what came of it, as they get done. A single batch is read here: a worker starts slower."""
        self._look_ahead()
        if self.processes == 1 or len(self.waiting) < 2:
            yield from self._read_here()
            return
        try:
            yield from self._read_in_workers()
        finally:
            for worker in self.workers:
                worker.stop()
        yield from self._read_here()  # nothing is left unless no worker could be started

    def _look_ahead(self) -> None:
        while len(self.waiting) < self.processes and (batch := next(self.batches, None)):
            self.waiting.append(batch)

    def _read_here(self) -> Iterator[tuple[Batch, Outcome]]:
        self._look_ahead()
        if not self.waiting:
            return
        read = self.reader.load()
        while self.waiting:
            batch = self.waiting.popleft()
            yield batch, read_batch(read, batch)
            self._look_ahead()

    def _read_in_workers(self) -> Iterator[tuple[Batch, Outcome]]:
        while True:
            self._look_ahead()
            self._hand_out()
            busy = {worker.connection: worker for worker in self.workers if not worker.idle}
            if not busy:
                return
            for ready in connection.wait(list(busy)):
                yield from self._take(busy[ready])  # type: ignore[index]  # only connections were given

    def _hand_out(self) -> None:
        for worker in [w for w in self.workers if w.idle]:
            if self.waiting:
                self._send(worker, self.waiting.popleft())
        starting = sum(not worker.ready for worker in self.workers)
        room = self.processes - len(self.workers) if self.failed_starts < _FAILED_STARTS else 0
        self.workers += [Worker(self.reader) for _ in range(min(room, len(self.waiting) - starting))]

    def _send(self, worker: Worker, batch: Batch) -> None:
        with suppress(OSError):  # it has died, and receiving will say so
            worker.send(batch)

    def _take(self, worker: Worker) -> Iterator[tuple[Batch, Outcome]]:
        try:
            done = worker.receive()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if done:
            self._look_ahead()
            self._hand_out()  # before the result is entered, so that no worker idles meanwhile
            yield done

    def _bury(self, worker: Worker) -> Iterator[tuple[Batch, Outcome]]:
        """A worker has died: a batch of many is tried again one by one, one alone is given up."""
        self.workers.remove(worker)
        worker.stop()
        if not worker.ready:
            self.failed_starts += 1
        elif len(worker.batch) == 1:
            yield worker.batch, [DIED]
        else:
            self.waiting.extendleft((document,) for document in reversed(worker.batch))
