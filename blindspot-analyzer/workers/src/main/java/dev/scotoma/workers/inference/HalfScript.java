package dev.scotoma.workers.inference;

import ai.djl.MalformedModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Makes the 32-bit weights of a TorchScript archive 16 bits wide, as {@code module.half()} would; DJL cannot do that to
 * a loaded network. Pickles of the archive name type and file of every tensor. PyTorch writes entries whose lengths
 * stand behind them, which the JDK's streams do not read.
 */
final class HalfScript {
    private static final String FLOAT = "ctorch\nFloatStorage\n";
    private static final String HALF = "ctorch\nHalfStorage\n";

    private HalfScript() {}

    static byte[] of(byte[] archive) throws MalformedModelException {
        try {
            return halved(archive);
        } catch (IOException | RuntimeException broken) {
            throw new MalformedModelException("its weights cannot be halved: " + broken, broken);
        }
    }

    private static byte[] halved(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = ZipFile.builder().setByteArray(archive).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        Set<String> wide = new HashSet<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String name = entry.getKey();
            if (name.endsWith("/data.pkl") || name.endsWith("/constants.pkl")) {
                String folder = name.substring(0, name.length() - ".pkl".length()) + "/";
                floats(entry.getValue()).forEach(file -> wide.add(folder + file));
                String text = new String(entry.getValue(), StandardCharsets.ISO_8859_1);
                entry.setValue(text.replace(FLOAT, HALF).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        ByteArrayOutputStream halved = new ByteArrayOutputStream(archive.length);
        try (ZipOutputStream zip = new ZipOutputStream(halved)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                store(zip, entry.getKey(), wide.contains(entry.getKey()) ? half(entry.getValue()) : entry.getValue());
            }
        }
        return halved.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    private static byte[] half(byte[] floats) {
        ByteBuffer from = ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(floats.length / 2).order(ByteOrder.LITTLE_ENDIAN);
        while (to.hasRemaining()) {
            to.putShort(Float.floatToFloat16(from.getFloat()));
        }
        return to.array();
    }

    /**
     * The files of the tensors of 32-bit floats. A tensor's reference is ('storage', type, file, device, count), in
     * which only the count is no text.
     */
    private static Set<String> floats(byte[] pickle) throws IOException {
        Set<String> files = new HashSet<>();
        Map<Integer, String> memo = new HashMap<>();
        List<String> texts = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        String top = "";
        while (in.hasRemaining()) {
            int opcode = in.get() & 0xFF;
            String pushed = "";
            switch (opcode) {
                case 'c' -> pushed = "c" + line(in) + line(in);
                case 'X', 'T' -> pushed = text(in, in.getInt());
                case 'h' -> pushed = memo.getOrDefault(in.get() & 0xFF, "");
                case 'j' -> pushed = memo.getOrDefault(in.getInt(), "");
                case 'q' -> memo.put(in.get() & 0xFF, top);
                case 'r' -> memo.put(in.getInt(), top);
                case 'Q' -> {
                    int type = texts.size() - 3;
                    if (type >= 0 && texts.get(type).equals(FLOAT)) {
                        files.add(texts.get(type + 1));
                    }
                }
                case 0x80, 'K' -> in.get();
                case 'M' -> in.getShort();
                case 'J' -> in.getInt();
                case 'G' -> in.getDouble();
                case 0x8A -> text(in, in.get() & 0xFF);
                case '(',
                        ')',
                        't',
                        0x85,
                        0x86,
                        0x87,
                        '}',
                        ']',
                        'l',
                        'a',
                        'e',
                        's',
                        'u',
                        'R',
                        'b',
                        0x81,
                        0x88,
                        0x89,
                        'N',
                        '.' -> {}
                default -> throw new IOException("A pickle has the unknown opcode " + opcode + ".");
            }
            if (!pushed.isEmpty()) {
                texts.add(pushed);
            }
            top = pushed;
        }
        return files;
    }

    private static String line(ByteBuffer in) {
        StringBuilder line = new StringBuilder();
        char c;
        do {
            c = (char) (in.get() & 0xFF);
            line.append(c);
        } while (c != '\n');
        return line.toString();
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
