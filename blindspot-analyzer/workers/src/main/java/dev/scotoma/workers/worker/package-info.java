/**
 * Child processes that open what strangers sent. This room owns how such a process is started, walled in, spoken to and
 * ended; it knows nothing of what is done inside. {@link dev.scotoma.workers.worker.Workers} is its door for whoever
 * starts workers, {@link dev.scotoma.workers.worker.WorkerProcess} the one inside the child. It never opens a video, an
 * image or a network itself.
 */
@NullMarked
package dev.scotoma.workers.worker;

import org.jspecify.annotations.NullMarked;
