package dev.scotoma.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.DatasetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of docs/dataset.md to load a version that can run here. */
class LoadingTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aVersion() throws IOException {
        new DrawnVersion(40, 200).write(folder);
    }

    @Test
    void duckDbReadsTheTablesInOneLine() throws SQLException {
        assertThat(query("SELECT truth, count(*) FROM '%s/sessions.parquet' GROUP BY ALL ORDER BY ALL"))
                .containsExactly("attack 20", "genuine 20");
        assertThat(query("SELECT count(*), count(DISTINCT item_id) FROM '%s/sessions.parquet'"
                        + " JOIN '%s/consensus.parquet' USING (item_id)"))
                .containsExactly("320 40");
    }

    @Test
    void duckDbPivotsTheLabelsIntoEightColumns() throws SQLException {
        assertThat(query("SELECT count(*), round(avg(spoof), 3) FROM (PIVOT '%s/consensus.parquet' ON attribute"
                        + " USING first(probability) GROUP BY item_id)"))
                .containsExactly("40 0.5");
        assertThat(query("SELECT count(*) FROM (DESCRIBE SELECT * FROM (PIVOT '%s/consensus.parquet' ON attribute"
                        + " USING first(probability) GROUP BY item_id))"))
                .containsExactly(String.valueOf(1 + Agreement.ATTRIBUTES.size()));
    }

    @Test
    void duckDbReadsTheSameFromJsonLines() throws SQLException {
        assertThat(query("SELECT count(*) FROM (SELECT item_id, split, attempt, truth_decided, face_frames FROM"
                        + " '%s/sessions.parquet' EXCEPT SELECT item_id, split, attempt, truth_decided, face_frames"
                        + " FROM read_json('%s/sessions.jsonl', columns = {item_id: 'VARCHAR', split: 'VARCHAR',"
                        + " attempt: 'BIGINT', truth_decided: 'VARCHAR', face_frames: 'BIGINT'}))"))
                .containsExactly("0");
    }

    @Test
    void javaReadsItemAfterItem() throws IOException {
        int attacks = 0;
        try (var items = new DatasetReader(folder)) {
            for (var next = items.next(); next != null; next = items.next()) {
                attacks += next.item().truth().equals("attack") ? 1 : 0;
            }
        }
        assertThat(attacks).isEqualTo(20);
    }

    private List<String> query(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var answer = statement.executeQuery(sql.replace("%s", folder.toString()))) {
            int columns = answer.getMetaData().getColumnCount();
            while (answer.next()) {
                var cells = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(answer.getString(column));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }
}
