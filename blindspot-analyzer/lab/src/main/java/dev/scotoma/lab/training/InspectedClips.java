package dev.scotoma.lab.training;

import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.OwnClips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends planted clips through inspection, as recordings go through it, on all processors. */
final class InspectedClips {
    private InspectedClips() {}

    /** Makes of a clip, of what inspection says, and of its frame pack whatever is wanted. */
    interface Reading<T> {
        T of(PlantedClip clip, Inspected inspected, byte[] pack) throws IOException;
    }

    /** One result a clip, in their order. */
    static <T> List<T> each(List<PlantedClip> clips, Reading<T> reading) throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        List<Callable<List<T>>> parts = new ArrayList<>();
        for (int from = 0; from < threads; from++) {
            List<PlantedClip> part = clips.subList(clips.size() * from / threads, clips.size() * (from + 1) / threads);
            parts.add(() -> part(part, reading));
        }
        List<T> results = new ArrayList<>();
        try (ExecutorService inspectors = Executors.newFixedThreadPool(threads)) {
            for (Future<List<T>> part : inspectors.invokeAll(parts)) {
                results.addAll(part.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
        return results;
    }

    private static <T> List<T> part(List<PlantedClip> clips, Reading<T> reading) throws IOException {
        List<T> results = new ArrayList<>();
        try (OwnClips inspection = new OwnClips()) {
            for (PlantedClip clip : clips) {
                ByteArrayOutputStream pack = new ByteArrayOutputStream();
                Inspected inspected = inspection.inspect(clip.file(), pack);
                results.add(reading.of(clip, inspected, pack.toByteArray()));
            }
        }
        return results;
    }
}
