package dev.scotoma.workers.inference;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in what an engine throws the words that say what is wrong with a network. Both engines put the places of their
 * own sources before them: libtorch lines of a traceback, ONNX Runtime signatures of C++.
 */
final class Complaint {
    /** A few lines for people, and less than what words of a worker are cut to. */
    private static final int MOST = 220;

    private static final Pattern NOISE = Pattern.compile(
            "ai\\.onnxruntime\\.OrtException: |Error code - \\w+ - message: |(Failed to load model|Load model \\S+)"
                    + " (with|failed) error: |Load model from \\S+ failed:\\s*"
                    + "|/\\S+\\.\\w+:\\d+ [^()]*\\([^()]*\\)( const)? ");
    private static final Pattern OPSET = Pattern.compile(
            "Opset (\\d+) is under development.*official support for domain (\\S+) is till opset (\\d+)");

    private Complaint() {}

    static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof EngineException)) {
            cause = cause.getCause();
        }
        List<String> lines = String.valueOf(cause.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        Optional<String> libtorch =
                lines.stream().filter(line -> line.startsWith("RuntimeError: ")).findFirst();
        return shortened(libtorch.orElseGet(() -> onnx(lines)));
    }

    private static String onnx(List<String> lines) {
        if (lines.isEmpty()) {
            return "no reason given";
        }
        String said = String.join(" ", lines);
        Matcher opset = OPSET.matcher(said);
        if (opset.find()) {
            return "its opset " + opset.group(1) + " is too new; of " + opset.group(2) + " opsets up to "
                    + opset.group(3) + " are supported";
        }
        return said.contains("ORT_") ? NOISE.matcher(said).replaceAll("").strip() : lines.getFirst();
    }

    /** What is wrong stands at either end. */
    private static String shortened(String said) {
        int half = MOST / 2;
        return said.length() <= MOST ? said : said.substring(0, half) + " ... " + said.substring(said.length() - half);
    }
}
