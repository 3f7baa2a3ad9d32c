package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as people bring them. */
class SessionTableTest {
    @TempDir
    Path folder;

    private final Tool tool = new Tool();

    /** 2,400 sessions; from the age of 66 half of them fail, and from a size of 216 on. */
    private Path measured(IntFunction<String> age, IntFunction<String> size) throws IOException {
        var random = new Random(7);
        var text = new StringBuilder("error,age,size\n");
        for (int i = 0; i < 2_400; i++) {
            int years = 18 + random.nextInt(60);
            int tenths = 400 + random.nextInt(2_200);
            text.append(random.nextDouble() < (years >= 66 || tenths >= 2_160 ? 0.5 : 0.05) ? 1 : 0)
                    .append(',')
                    .append(i % 50 == 7 ? age.apply(-1) : age.apply(years))
                    .append(',')
                    .append(i % 40 == 9 ? size.apply(-1) : size.apply(tenths))
                    .append('\n');
        }
        return file(text.toString());
    }

    private static IntFunction<String> or(String missing, IntFunction<String> told) {
        return number -> number < 0 ? missing : told.apply(number);
    }

    @Test
    void aMissingWordInAColumnOfNumbersIsAsIfTheFieldWereEmpty() throws IOException {
        IntFunction<String> fine = tenths -> Double.toString(tenths / 10.0 + tenths * 1e-6);
        JsonNode empty = tool.mined(measured(or("", Integer::toString), or("", fine)));
        JsonNode worded = tool.mined(measured(or("unknown", Integer::toString), or("NA", fine)));
        assertThat(worded.get("subdomains")).isEqualTo(empty.get("subdomains")).hasSize(2);
        assertThat(worded.get("warnings").toString())
                .contains("age has more than 20 different numbers and is binned")
                .contains("In the column age 48 times \\\"unknown\\\" counts as an empty field.")
                .contains("In the column size 60 times \\\"NA\\\" counts as an empty field.");
    }

    @Test
    void inAColumnOfTextsAMissingWordIsAWord() throws IOException {
        var text = new StringBuilder("error,country,stars\n");
        IntStream.range(0, 4_000)
                .forEach(i -> text.append(i % 2 == 0 && i % 3 == 0 ? 1 : 0)
                        .append(i % 2 == 0 ? ",NA" : ",DE")
                        .append(i % 4 == 0 ? ",n/a\n" : i % 4 == 1 ? ",\n" : ",5\n"));
        JsonNode json = tool.mined(file(text.toString()));
        assertThat(json.get("subdomains").get(0).get("conditions").toString()).isEqualTo("{\"country\":\"NA\"}");
        // Of the few numbers of stars the missing ones are one value; of two values one tells what the other does.
        assertThat(json.get("tested").intValue()).isEqualTo(1 + 1 + 4);
        assertThat(json.get("warnings").toString()).contains("In the column stars 1000 times \\\"n/a\\\"");
    }

    @Test
    void decimalCommasAndGroupsOfThousandsAreRead() throws IOException {
        JsonNode plain = tool.mined(measured(or("", years -> years + ".5"), or("", tenths -> tenths + "00")));
        JsonNode commas = tool.mined(measured(
                or("", years -> "\"" + years + ",5\""),
                or("", tenths -> String.format(Locale.ROOT, "\"%,d\"", tenths * 100))));
        assertThat(commas.get("subdomains")).isEqualTo(plain.get("subdomains")).hasSize(2);
        assertThat(commas.get("warnings").toString())
                .containsPattern("In the column age ..\\d\\d,5.. is read as \\d\\d\\.5, and all its numbers alike")
                .containsPattern("In the column size ..\\d+,\\d00.. is read as \\d+00, and all its numbers alike");
    }

    @Test
    void aColumnOfMostlyNumbersIsNeverLeftUnbinnedInSilence() throws IOException {
        JsonNode json = tool.mined(measured(or("about 30", Integer::toString), or("", tenths -> tenths / 100 + "")));
        assertThat(json.get("warnings").toString())
                .contains("Most of the column age are numbers, but it is not binned: line 9 has \\\"about 30\\\"");
        Path many = measured(or("", Integer::toString), or("large", tenths -> tenths + ".5"));
        assertThat(tool.run("mine", many.toString(), "--outcome", "error")).isEqualTo(2);
        assertThat(tool.err())
                .contains("sessions.csv:11, column size: \"large\" is no number as most of the column are")
                .hasLineCount(1);
    }

    @Test
    void aTextBehindAThousandNumbersIsNamed() throws IOException {
        var text = new StringBuilder("error,token\n");
        IntStream.range(0, 1_500).forEach(i -> text.append("0,").append(i).append('\n'));
        Path broken = file(text + "1,t7\n");
        assertThat(tool.run("mine", broken.toString(), "--outcome", "error")).isEqualTo(2);
        assertThat(tool.err()).contains("sessions.csv:1502, column token: \"t7\" is no number");
        assertThat(tool.mined(file(text + "1,\"1,500\"\n")).get("warnings").toString())
                .contains("[1350, 1500]");
    }

    @Test
    void labelsOfBinsDiffer() throws IOException {
        for (IntFunction<String> near : List.<IntFunction<String>>of(
                tenths -> Long.toString(1_700_000_000_000_000_000L + tenths * 100_000_300L),
                tenths -> String.format(Locale.ROOT, "%.8f", 52.52 + tenths * 1e-8))) {
            JsonNode json = tool.mined(measured(or("", Integer::toString), or("", near)));
            assertThat(json.get("subdomains")).hasSize(2);
            String remark = json.get("warnings").toString().replaceAll(".*column size[^\\[]*", "");
            List<String> starts = Pattern.compile("\\[([^,]*),")
                    .matcher(remark)
                    .results()
                    .map(each -> each.group(1))
                    .toList();
            assertThat(starts).hasSize(10).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfAQuotedName() throws IOException {
        JsonNode json = tool.mined(file("\uFEFF\"error\",\"age, years\"\n\"1\",\"a\"\n\"0\",\"b\"\n"));
        assertThat(json.get("rows").intValue()).isEqualTo(2);
    }

    @Test
    void rowsWithoutASubjectStandAlone() throws IOException {
        var text = new StringBuilder("subject,error,camera\n");
        IntStream.range(0, 1_000)
                .forEach(i -> text.append(i % 2 == 0 ? "p" + i % 100 : i % 4 == 1 ? "" : " ")
                        .append(i % 10 == 0 ? ",1" : ",0")
                        .append(",c")
                        .append(i % 3)
                        .append('\n'));
        JsonNode json = tool.mined(file(text.toString()), "--subject", "subject");
        assertThat(json.get("participants").intValue()).isEqualTo(50 + 500);
        assertThat(json.get("warnings").toString())
                .contains("500 rows have no subject; each of them stands alone.")
                .doesNotContain("tenth");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("sessions.csv"), text);
    }
}
