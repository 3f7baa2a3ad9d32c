package dev.scotoma.workers.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a training is after an epoch: everything that the next one depends on. The file is replaced as a whole, so a
 * kill leaves the one before.
 *
 * @param parameters of the heads
 * @param best those of the best epoch
 */
@SuppressWarnings("ArrayRecordComponent")
record Checkpoint(float[] parameters, float[] mean, float[] square, long steps, float[] best, List<Epoch> history) {
    private static final int MAGIC = 0x53_43_31_0A;

    Checkpoint {
        history = List.copyOf(history);
    }

    /** @param training a digest of what is trained and how, so that it goes on with nothing else */
    void write(Path file, String training) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeUTF(training);
            out.writeLong(steps);
            for (float[] numbers : List.of(parameters, mean, square, best)) {
                out.writeInt(numbers.length);
                for (float number : numbers) {
                    out.writeFloat(number);
                }
            }
            out.writeInt(history.size());
            for (Epoch epoch : history) {
                out.writeInt(epoch.number());
                for (double number :
                        List.of(epoch.rate(), epoch.loss(), epoch.devLoss(), epoch.devHter(), epoch.threshold())) {
                    out.writeDouble(number);
                }
                out.writeInt(epoch.headErrors().size());
                for (double error : epoch.headErrors()) {
                    out.writeDouble(error);
                }
            }
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
            while (all.hasRemaining()) {
                channel.write(all);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The checkpoint in a file; empty where there is none.
     *
     * @throws TrainingException where it is of another training, or damaged
     */
    static Optional<Checkpoint> read(Path file, String training) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("it does not begin as one");
            }
            if (!in.readUTF().equals(training)) {
                throw new TrainingException(
                        file + " is of another training; take another folder, or remove it to begin" + " anew.");
            }
            long steps = in.readLong();
            float[] parameters = floats(in);
            float[] mean = floats(in);
            float[] square = floats(in);
            float[] best = floats(in);
            List<Epoch> history = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                history.add(epoch(in));
            }
            return Optional.of(new Checkpoint(parameters, mean, square, steps, best, history));
        } catch (TrainingException other) {
            throw other;
        } catch (IOException damaged) {
            throw new TrainingException(file + " is damaged; remove it to begin anew.", damaged);
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || (long) count * Float.BYTES > in.available()) {
            throw new IOException("it has too few numbers");
        }
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    private static Epoch epoch(DataInputStream in) throws IOException {
        int number = in.readInt();
        double[] numbers = new double[5];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        List<Double> errors = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            errors.add(in.readDouble());
        }
        return new Epoch(number, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], errors);
    }
}
