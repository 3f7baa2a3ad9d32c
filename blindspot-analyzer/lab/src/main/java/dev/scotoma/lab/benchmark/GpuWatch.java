package dev.scotoma.lab.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;

/**
 * What nvidia-smi says of the GPUs while a benchmark runs: the share of time in which a kernel ran, and memory in use.
 */
final class GpuWatch implements AutoCloseable {
    private static final String EVERY_MS = "200";

    private final Process smi;
    private final Thread reader = Thread.ofPlatform().daemon().unstarted(this::read);
    private long samples;
    private double utilization;
    private double mostMiB;

    GpuWatch() throws IOException {
        smi = new ProcessBuilder(
                        "nvidia-smi",
                        "--query-gpu=utilization.gpu,memory.used",
                        "--format=csv,noheader,nounits",
                        "-lms",
                        EVERY_MS)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = smi.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comma = line.indexOf(',');
                add(Double.parseDouble(line.substring(0, comma)), Double.parseDouble(line.substring(comma + 1)));
            }
        } catch (IOException ended) {
            // closed
        }
    }

    private synchronized void add(double percent, double mib) {
        samples++;
        utilization += percent;
        mostMiB = Math.max(mostMiB, mib);
    }

    @Override
    public synchronized String toString() {
        if (samples == 0) {
            return "use of the GPU unknown";
        }
        return String.format(
                Locale.ROOT, "GPU in use %.0f%% of the time, at most %.1f GiB", utilization / samples, mostMiB / 1024);
    }

    @Override
    public void close() {
        smi.destroy();
    }
}
