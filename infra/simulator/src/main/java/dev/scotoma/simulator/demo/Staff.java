package dev.scotoma.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.simulator.crowd.Visitor;
import dev.scotoma.simulator.crowd.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The staff accounts of the demo, with their passwords in a file that only its owner reads. */
final class Staff {
    static final String RESEARCHER = "researcher";
    static final String REVIEWER = "reviewer";
    static final String OPERATOR = "operator";

    private final Path file;
    private final Map<String, String> passwords = new LinkedHashMap<>();

    private Staff(Path file) {
        this.file = file;
    }

    static Staff of(Path data) throws IOException {
        var staff = new Staff(data.resolve("sign-ins"));
        if (Files.exists(staff.file)) {
            for (String line : Files.readAllLines(staff.file)) {
                String[] fields = line.split(" ", 2);
                staff.passwords.put(fields[0], fields[1]);
            }
        }
        return staff;
    }

    boolean knows(String login) {
        return passwords.containsKey(login);
    }

    String password(String login) throws Trouble {
        String password = passwords.get(login);
        if (password == null) {
            throw new Trouble("Nobody knows the password of " + login + "; say RESET=1 to start afresh.");
        }
        return password;
    }

    void learn(Map<String, String> told) throws IOException {
        passwords.putAll(told);
        // Whole or not at all: a lost password locks the next run out.
        Path part = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".sign-ins",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                part,
                passwords.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Visitor signIn(Wire wire, String login) throws IOException, Trouble, InterruptedException {
        return Visitor.staff(wire, login, password(login));
    }

    /** Makes the labelers that are not there, and draws passwords for those whose nobody knows. */
    void makeLabelers(Visitor operator, List<String> logins) throws IOException, InterruptedException {
        var there = new java.util.HashSet<String>();
        for (JsonNode account : operator.get("/api/identity/accounts")) {
            there.add(account.path("login").asText());
        }
        for (String login : logins) {
            if (!knows(login)) {
                JsonNode drawn = there.contains(login)
                        ? operator.post("/api/identity/accounts/" + login + "/password", null)
                        : operator.post("/api/identity/accounts", Map.of("login", login, "roles", List.of("labeler")));
                learn(Map.of(login, drawn.get("password").asText()));
            }
        }
    }

    /** What to type at the sign-in page. */
    String lines(List<String> logins) {
        return logins.stream()
                .map(login -> "  %-12s %s".formatted(login, passwords.getOrDefault(login, "?")))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
