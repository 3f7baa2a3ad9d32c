package dev.scotoma.local;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The documents name what is there. Decisions (docs/adr) are dated and keep the names of their day, so only their index and links are held
 * against the files.
 */
class DocumentsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** Names in the documents that look like classes of ours and are not: endings that are out of use, and classes of libraries. */
    private static final Set<String> NOT_OURS = Set.of("Impl", "Manager", "Helper", "Util", "NaN");

    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", ".git", "generated");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("([A-Z]\\w*[a-z]\\w*)(?:[.#(].*)?");
    private static final Pattern DECLARATION = Pattern.compile("\\b(?:class|record|enum|interface) (\\w+)");
    private static final Pattern ROOMS = Pattern.compile("\\brooms? ((?:`[a-z]+`(?:, | and )?)+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern MODULE_ROW = Pattern.compile("^\\| `([a-z/-]+)` \\| (.*?) \\|", Pattern.MULTILINE);
    private static final Pattern WORDS = Pattern.compile("[a-z-]+(?: [a-z-]+)*");
    private static final Pattern DECISION = Pattern.compile("# (\\d+)\\. (.+)\n\nDate: (\\d{4}-\\d\\d-\\d\\d) .*");

    private static final List<Path> SOURCES = new ArrayList<>();
    private static final Set<String> CLASSES = new TreeSet<>();
    private static final Set<String> ROOMS_THERE = new TreeSet<>();
    private static final List<Path> FOLDERS = new ArrayList<>();

    @BeforeAll
    static void readTheSources() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                if (NO_SOURCES.contains(name) || name.startsWith(".scotoma")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                FOLDERS.add(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    SOURCES.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path source : SOURCES) {
            CLASSES.addAll(all(DECLARATION, Files.readString(source)));
            if (source.endsWith("package-info.java") && source.toString().contains("/src/main/")) {
                ROOMS_THERE.add(source.getName(source.getNameCount() - 2).toString());
            }
        }
        assertThat(CLASSES).contains("Launcher", "DocumentsTest");
    }

    @Test
    void everyClassThatADocumentNamesExists() throws IOException {
        var missing = new ArrayList<String>();
        for (Path document : documents()) {
            for (String code : all(CODE, prose(document))) {
                var name = CLASS.matcher(code);
                if (name.matches() && !CLASSES.contains(name.group(1)) && !NOT_OURS.contains(name.group(1))) {
                    missing.add(ROOT.relativize(document) + " names " + code);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRoomThatADocumentNamesExists() throws IOException {
        var missing = new ArrayList<String>();
        var named = new TreeSet<String>();
        for (Path document : documents()) {
            for (String rooms : all(ROOMS, prose(document))) {
                for (String room : all(CODE, rooms)) {
                    named.add(room);
                    if (!ROOMS_THERE.contains(room)) {
                        missing.add(ROOT.relativize(document) + " names the room " + room);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).as("rooms that documents name").hasSizeGreaterThan(8);
    }

    @Test
    void everyRoomInTheTableOfModulesIsAFolderOfItsModule() throws IOException {
        var missing = new ArrayList<String>();
        var rows = MODULE_ROW
                .matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")))
                .results()
                .toList();
        for (MatchResult row : rows) {
            Path module = ROOT.resolve(row.group(1));
            for (String rooms : all(CODE, row.group(2))) {
                for (String room : WORDS.matcher(rooms).matches() ? rooms.split(" ", -1) : new String[0]) {
                    if (FOLDERS.stream().noneMatch(folder -> folder.startsWith(module) && folder.endsWith(room))) {
                        missing.add(row.group(1) + " has no " + room);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(rows).as("modules in the table").hasSizeGreaterThan(4);
    }

    @Test
    void everyLinkToAFileLeadsToOne() throws IOException {
        var dead = new ArrayList<String>();
        for (Path document :
                Stream.concat(documents().stream(), decisions().stream()).toList()) {
            for (String link : all(LINK, prose(document))) {
                if (!Files.exists(document.resolveSibling(link))) {
                    dead.add(ROOT.relativize(document) + " links to " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void theIndexOfDecisionsHasEachWithItsTitleAndDateInOrder() throws IOException {
        var rows = new ArrayList<String>();
        for (Path decision : decisions()) {
            if (!decision.endsWith("README.md")) {
                var head = DECISION.matcher(Files.readString(decision));
                assertThat(head.lookingAt())
                        .as("number, title and date of " + decision)
                        .isTrue();
                String number = head.group(1);
                assertThat(decision.getFileName().toString()).startsWith("%04d-".formatted(Integer.parseInt(number)));
                rows.add("| [%s](%s) | %s | %s |"
                        .formatted(number, decision.getFileName(), head.group(2), head.group(3)));
            }
        }
        String index = Files.readString(ROOT.resolve("docs/adr/README.md"));
        assertThat(index.lines().filter(line -> line.startsWith("| ["))).containsExactlyElementsOf(rows);
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        for (String folder : List.of("", "docs", "infra/compose")) {
            documents.addAll(markdown(ROOT.resolve(folder)));
        }
        assertThat(documents.stream().map(Path::getFileName).map(Path::toString))
                .contains("ARCHITECTURE.md", "CONTRIBUTING.md", "mining.md");
        return documents;
    }

    private static List<Path> decisions() throws IOException {
        return markdown(ROOT.resolve("docs/adr"));
    }

    private static List<Path> markdown(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** Without blocks of code. */
    private static String prose(Path document) throws IOException {
        boolean code = false;
        var prose = new ArrayList<String>();
        for (String line : Files.readAllLines(document)) {
            if (line.strip().startsWith("```")) {
                code = !code;
            } else if (!code) {
                prose.add(line);
            }
        }
        return prose.stream().collect(joining("\n"));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    }
}
