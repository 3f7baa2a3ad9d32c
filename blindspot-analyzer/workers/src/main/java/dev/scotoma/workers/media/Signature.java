package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a file is by its first bytes, and never by a name or a type that was sent along. Formats that are not read are
 * here so that whoever sends one is told what it is.
 */
enum Signature {
    WEBM("a WebM video"),
    MP4("an MP4 video"),
    JPEG("a JPEG picture"),
    PNG("a PNG picture"),
    AVIF("an AVIF picture"),
    HEIC("a HEIC picture"),
    HEIF("a HEIF picture"),
    JPEG_XL("a JPEG XL picture"),
    WEBP("a WebP picture"),
    GIF("a GIF picture"),
    BMP("a BMP picture"),
    TIFF("a TIFF picture"),
    AVI("an AVI video"),
    QUICKTIME("a QuickTime video"),
    EMPTY("a file without bytes"),
    UNKNOWN("a file of another kind");

    /** The brands of an ISO base media file that holds pictures (ISO/IEC 23008-12, annex B; AV1 Image File Format). */
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");
    private static final Set<String> HEIF_BRANDS = Set.of("mif1", "mif2", "msf1", "miaf");

    /** What a QuickTime file begins with that does not say its type, as those before 2005. */
    private static final Set<String> OLD_QUICKTIME = Set.of("moov", "mdat", "wide", "pnot");

    /** Enough for the brands that a file is compatible with; there are seldom more than six. */
    private static final int HEAD = 64;

    private final String word;

    Signature(String word) {
        this.word = word;
    }

    /** The format with its article, as in "This is an AVIF picture". */
    String word() {
        return word;
    }

    boolean isStill() {
        return this == JPEG || this == PNG;
    }

    static Signature of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            return head.length == 0 ? EMPTY : of(new String(head, StandardCharsets.ISO_8859_1));
        }
    }

    private static Signature of(String head) {
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return WEBM;
        }
        if (head.startsWith("ftyp", 4)) {
            return ofBrands(head);
        }
        if (OLD_QUICKTIME.stream().anyMatch(type -> head.startsWith(type, 4))) {
            return QUICKTIME;
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (head.startsWith("\u0089PN")) {
            return PNG;
        }
        if (head.startsWith("RIFF")) {
            return head.startsWith("WEBP", 8) ? WEBP : head.startsWith("AVI ", 8) ? AVI : UNKNOWN;
        }
        if (head.startsWith("GIF8")) {
            return GIF;
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        }
        if (head.startsWith("\u00ff\n") || head.startsWith("JXL ", 4)) {
            return JPEG_XL;
        }
        // Two letters also begin many a text: the four reserved bytes of a bitmap are zero.
        return head.startsWith("BM") && head.startsWith("\0\0\0\0", 6) ? BMP : UNKNOWN;
    }

    /** The major brand decides whether the file holds pictures; which ones, the compatible brands may say better. */
    private static Signature ofBrands(String head) {
        int end = Math.min(head.length(), Math.max(16, head.charAt(2) << 8 | head.charAt(3)));
        String major = head.length() < 12 ? "" : head.substring(8, 12);
        boolean general = HEIF_BRANDS.contains(major);
        if (!general && !AVIF_BRANDS.contains(major) && !HEIC_BRANDS.contains(major)) {
            return MP4;
        }
        Signature found = HEIF;
        for (int at = 8; at + 4 <= end; at += 4) {
            String brand = head.substring(at, at + 4);
            if (AVIF_BRANDS.contains(brand)) {
                return AVIF;
            }
            found = HEIC_BRANDS.contains(brand) ? HEIC : found;
        }
        return found;
    }
}
