package dev.scotoma.workers.inference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** TorchScript files for tests: the untrained template (eight heads) with another program in it, or another pickle. */
public final class TorchScript {
    private static final String CODE = "archive/code/__torch__.py";
    private static final String RETURN = "    return _1\n";

    private TorchScript() {}

    public static byte[] template() throws IOException {
        try (InputStream in = TorchScript.class.getResourceAsStream("/models/starter/template.pt")) {
            if (in == null) {
                throw new IOException("the template is missing");
            }
            return in.readAllBytes();
        }
    }

    /**
     * @param statements of TorchScript, indented by four, that run on {@code frames} and may change {@code _1}, the
     *     logits [N, 8, 2]
     */
    public static byte[] program(String statements) throws IOException {
        return with(CODE, code -> {
            String text = new String(code, StandardCharsets.UTF_8);
            if (!text.contains(RETURN)) {
                throw new IllegalStateException("The template's program is another one now.");
            }
            return text.replace(RETURN, statements + RETURN).getBytes(StandardCharsets.UTF_8);
        });
    }

    /** The template as it is when its weights lay on a GPU: pickles say where, by word. */
    public static byte[] savedOnGpu() throws IOException {
        return with("archive/data.pkl", pickle -> {
            String text = new String(pickle, StandardCharsets.ISO_8859_1);
            String moved = text.replace("X\u0003\0\0\0cpu", "X\u0006\0\0\0cuda:0");
            if (moved.equals(text)) {
                throw new IllegalStateException("The template does not say where its weights lay.");
            }
            return moved.getBytes(StandardCharsets.ISO_8859_1);
        });
    }

    public static byte[] pickle(byte[] pickle) throws IOException {
        return with("archive/data.pkl", any -> pickle);
    }

    private static byte[] with(String changed, UnaryOperator<byte[]> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(template()));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            to.setMethod(ZipOutputStream.STORED);
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] content = from.readAllBytes();
                if (entry.getName().equals(changed)) {
                    content = change.apply(content);
                }
                CRC32 crc = new CRC32();
                crc.update(content);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setSize(content.length);
                copy.setCrc(crc.getValue());
                to.putNextEntry(copy);
                to.write(content);
            }
        }
        return bytes.toByteArray();
    }
}
