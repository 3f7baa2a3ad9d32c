package dev.scotoma.labeling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.cli.Scotoma;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.ledger.LedgerBook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody can read of withdrawals, and what the command line makes of it. */
@QuarkusTest
@WithTestResource(TestStack.class)
class LedgerIT {
    @Inject
    ObjectStorage storage;

    @Inject
    LedgerBook ledger;

    @TempDir
    Path folder;

    private final Releases releases = new Releases(Api.researcher());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private UUID alice;
    private UUID bob;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        storage.deletePrefix("datasets/");
        alice = Neighbours.participant("train");
        bob = Neighbours.participant("test");
    }

    @Test
    void aCopyFromBeforeAWithdrawalBecomesTheOneThatIsHandedOutAfterIt() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, bob, "two");
        releases.published("v1");
        Path copy = releases.download("v1", folder);
        assertThat(verify(copy)).as(err.toString()).isZero();
        Neighbours.withdraw(alice);
        Path fresh = releases.download("v1", Files.createDirectory(folder.resolve("fresh")));
        assertThat(verify(fresh)).as(err + out.toString()).isZero();
        assertThat(verify(copy)).isEqualTo(2);
        assertThat(err.toString()).contains("is out of date: 1 item must be deleted");
        assertThat(scotoma("apply", copy)).as(err.toString()).isZero();
        assertThat(contents(copy)).isEqualTo(contents(fresh));
        assertThat(verify(copy)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("1 items (1 withdrawn since release)");
        Neighbours.await(
                "the receipt", () -> Neighbours.count("SELECT count(*) FROM labeling.withdrawal_receipt") == 1);
        assertThat(contents(releases.download("v1", Files.createDirectory(folder.resolve("later")))))
                .as("the sweep changes nothing of what is handed out")
                .isEqualTo(contents(fresh));
    }

    @Test
    void aRecalledVersionIsToldToEverybodyWhoHasIt() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.published("v1");
        Path copy = releases.download("v1", folder);
        TestStack.execute(
                "UPDATE labeling.dataset_version SET state = 'DEPRECATED', state_reason = 'For tests.' WHERE version = 'v1'");
        told();
        assertThat(verify(copy)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("; deprecated since ");
        TestStack.execute(
                "UPDATE labeling.dataset_version SET state = 'RECALLED', state_reason = 'For tests.' WHERE version = 'v1'");
        told();
        assertThat(verify(copy)).isEqualTo(2);
        assertThat(err.toString()).contains("version v1 was recalled on").contains("delete the whole copy");
        assertThat(scotoma("apply", copy)).as(err.toString()).isZero();
        assertThat(copy).doesNotExist();
    }

    @Test
    void everybodyReadsItAndMachinesFollowIt() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, bob, "two");
        releases.published("v1");
        told();
        var before = given().get("/api/labeling/ledger");
        long head = before.body().asString().lines().count();
        Neighbours.withdraw(alice);
        told();
        var answer = given().get("/api/labeling/ledger?after=" + head);
        answer.then().statusCode(200).contentType("application/jsonl");
        assertThat(answer.body().asString().lines()).singleElement().asString().contains("\"kind\":\"withdrawn\"");
        assertThat(given().get("/api/labeling/ledger").body().asString())
                .isEqualTo(before.body().asString() + answer.body().asString());
        given().header("If-None-Match", answer.header("ETag"))
                .get("/api/labeling/ledger")
                .then()
                .statusCode(304);
        given().header("If-None-Match", before.header("ETag"))
                .get("/api/labeling/ledger")
                .then()
                .statusCode(200);
        given().get("/api/labeling/ledger?after=-1").then().statusCode(400);
        assertThat(given().get("/api/labeling/ledger?after=999999999").body().asString())
                .isEmpty();
    }

    @Test
    void manyWhoTellAtOnceWriteOneChain() throws Exception {
        var people = new ArrayList<UUID>();
        for (int person = 0; person < 6; person++) {
            people.add(Neighbours.participant("train"));
            releases.recorded(storage, people.getLast(), "of " + person);
        }
        releases.recorded(storage, bob, "two");
        releases.published("v1");
        Path copy = releases.download("v1", folder);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (UUID person : people) {
                Neighbours.withdraw(person);
                List<Callable<Long>> tellers = Collections.nCopies(
                        8,
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> ledger.bringUpToDate().seq()));
                for (var told : threads.invokeAll(tellers)) {
                    told.get();
                }
            }
        }
        assertThat(verify(copy)).isEqualTo(2);
        assertThat(err.toString()).contains("6 items must be deleted");
    }

    private void told() {
        QuarkusTransaction.requiringNew().run(ledger::bringUpToDate);
    }

    private int verify(Path copy) throws IOException {
        return scotoma("verify", copy);
    }

    private int scotoma(String command, Path copy) throws IOException {
        String base = "http://localhost:" + RestAssured.port + "/api/labeling/ledger";
        Path key = folder.resolve("key.pem");
        Files.writeString(key, given().get(base + "/key").body().asString());
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Scotoma.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "dataset",
                command,
                copy.toString(),
                "--ledger",
                base,
                "--identity",
                Digests.of(copy.resolve("manifest.json")),
                "--key",
                key.toString());
    }

    private static Map<String, String> contents(Path of) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(of.relativize(file).toString(), Digests.of(file));
            }
        }
        return contents;
    }
}
