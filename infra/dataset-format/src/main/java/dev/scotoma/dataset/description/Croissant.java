package dev.scotoma.dataset.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scotoma.dataset.format.Fields;
import java.util.List;
import java.util.Map;

/**
 * A version for machines: Croissant 1.1 as JSON-LD, with the properties of its vocabulary for responsible AI. Tables are listed as they
 * lie in the folder, each with its sha256; recordings are a set of files.
 */
final class Croissant {
    static final String FILE = "croissant.json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> EACH =
            Map.of("sessions", "item", "consensus", "item and attribute", "votes", "item, labeler and attribute");
    private static final Map<String, String> DATA_TYPES =
            Map.of("TEXT", "sc:Text", "INTEGER", "sc:Integer", "REAL", "sc:Float", "FLAG", "sc:Boolean");

    /** Terms that mean the same in every Croissant file. */
    private static final List<String> TERMS = List.of(
            "arrayShape",
            "citeAs",
            "column",
            "equivalentProperty",
            "excludes",
            "extract",
            "field",
            "fileProperty",
            "fileObject",
            "fileSet",
            "format",
            "includes",
            "isArray",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "path",
            "recordSet",
            "references",
            "regex",
            "repeated",
            "replace",
            "samplingRate",
            "separator",
            "source",
            "subField",
            "transform");

    private final Datasheet sheet;
    private final Map<String, Listed> files;

    /** A file of the folder that is described. */
    record Listed(long bytes, String sha256) {}

    private Croissant(Datasheet sheet, Map<String, Listed> files) {
        this.sheet = sheet;
        this.files = files;
    }

    /** @param files the files to list, by name */
    static String of(Datasheet sheet, Map<String, Listed> files) {
        try {
            var lines = new DefaultIndenter("  ", "\n");
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(lines)
                                    .withArrayIndenter(lines))
                            .writeValueAsString(new Croissant(sheet, files).dataset())
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ObjectNode dataset() {
        ObjectNode dataset = JSON.createObjectNode();
        dataset.set("@context", context());
        dataset.put("@type", "sc:Dataset");
        dataset.putArray("conformsTo")
                .add("http://mlcommons.org/croissant/1.1")
                .add("http://mlcommons.org/croissant/RAI/1.0");
        dataset.put("name", "scotoma-" + sheet.line() + "-" + sheet.version());
        dataset.put("description", sheet.description());
        dataset.put("version", Licences.semantic(sheet.version()));
        dataset.put("license", Licences.url(sheet.licence()));
        dataset.put("url", "urn:sha256:" + sheet.identity());
        dataset.put("datePublished", sheet.created());
        dataset.put("citeAs", Citation.bibtex(sheet));
        dataset.put("isLiveDataset", false);
        dataset.put("inLanguage", "en");
        dataset.put("keywords", "face anti-spoofing, presentation attack detection, video");
        ArrayNode creators = dataset.putArray("creator");
        for (String author : sheet.authors()) {
            creators.addObject().put("@type", "sc:Person").put("name", author);
        }
        if (sheet.authors().isEmpty()) {
            creators.addObject()
                    .put("@type", "sc:Organization")
                    .put("name", "The collector of the line " + sheet.line());
        }
        responsible(dataset);
        distribution(dataset.putArray("distribution"));
        records(dataset.putArray("recordSet"));
        return dataset;
    }

    private static ObjectNode context() {
        ObjectNode context = JSON.createObjectNode();
        context.put("@language", "en");
        context.put("@vocab", "https://schema.org/");
        context.put("sc", "https://schema.org/");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("rai", "http://mlcommons.org/croissant/RAI/");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("conformsTo", "dct:conformsTo");
        context.putObject("data").put("@id", "cr:data").put("@type", "@json");
        context.putObject("examples").put("@id", "cr:examples").put("@type", "@json");
        context.putObject("dataType").put("@id", "cr:dataType").put("@type", "@vocab");
        TERMS.forEach(term -> context.put(term, "cr:" + term));
        return context;
    }

    private void responsible(ObjectNode dataset) {
        dataset.put(
                "rai:dataCollection",
                "People recorded themselves in a web page that simulates a biometric login, on their own phones and laptops: genuine"
                        + " sessions, and attacks that a campaign asked for, with their own face or that of an adult who had agreed.");
        dataset.putArray("rai:dataCollectionType").add("Crowdsourcing").add("Experiments");
        ArrayNode frame = dataset.putArray("rai:dataCollectionTimeFrame");
        frame.add(sheet.totals().firstDay()).add(sheet.totals().lastDay());
        dataset.put(
                "rai:dataPreprocessingProtocol",
                "Recordings are as they were uploaded. Conditions were measured on sampled frames. Sessions without decided truth or"
                        + " labels, and duplicates, were left out: " + sheet.excluded() + ".");
        dataset.put("rai:dataImputationProtocol", "None: an empty cell means unknown.");
        dataset.put(
                "rai:dataAnnotationProtocol",
                "Labelers who know neither person nor prescription answer yes, no or unsure for each of eight attributes of a session;"
                        + " a posterior of the answers decides, or a reviewer where they do not.");
        dataset.put("rai:dataAnnotationPlatform", "Scotoma");
        dataset.put("rai:annotationsPerItem", votesPerItem());
        dataset.put("rai:annotatorDemographics", "Not collected.");
        dataset.put(
                "rai:machineAnnotationTools",
                "Scotoma's inspection of recordings: face detection and measured conditions.");
        dataset.put("rai:dataAnnotationAnalysis", DatasheetText.agreementSentence(sheet));
        dataset.put("rai:dataBiases", DatasheetText.biasSentence(sheet));
        dataset.put("rai:dataLimitations", DatasheetText.limitationSentence(sheet));
        dataset.put(
                "rai:dataUseCases",
                "Training, testing and finding blind spots of models that tell a face before a camera from a print, a screen or a mask."
                        + " Not for recognising, identifying or categorising people.");
        dataset.put(
                "rai:dataSocialImpact",
                "Better detection of attacks protects logins; errors that fall on some people more than on others lock these out, so"
                        + " error rates are to be reported by group.");
        dataset.put(
                "rai:personalSensitiveInformation",
                "Faces; and by what people said of themselves, where they answered: country, age band, gender, skin tone. Every id is"
                        + " a pseudonym.");
        dataset.put(
                "rai:dataReleaseMaintenancePlan",
                "People may withdraw at any time. A public ledger of the version names what must be deleted from every copy; newer"
                        + " versions are made as blind spots are found.");
    }

    private String votesPerItem() {
        long votes = sheet.agreement().stream()
                .mapToLong(Datasheet.AttributeAgreement::votes)
                .sum();
        int answers = sheet.agreement().stream()
                .mapToInt(Datasheet.AttributeAgreement::items)
                .sum();
        return answers == 0
                ? "none"
                : DatasheetText.decimal((double) votes / answers, 1) + " answers on average, of each attribute";
    }

    private void distribution(ArrayNode distribution) {
        files.forEach((name, file) -> distribution
                .addObject()
                .put("@type", "cr:FileObject")
                .put("@id", name)
                .put("name", name)
                .put("contentUrl", name)
                .put("contentSize", file.bytes() + " B")
                .put("encodingFormat", type(name))
                .put("sha256", file.sha256()));
        ObjectNode media = distribution
                .addObject()
                .put("@type", "cr:FileSet")
                .put("@id", "media")
                .put("name", "media")
                .put("description", "The recordings, each named by its sha256.");
        media.putArray("encodingFormat").add("video/webm").add("video/mp4");
        media.put("includes", "media/*");
    }

    private static String type(String name) {
        if (name.endsWith(".parquet")) {
            return "application/vnd.apache.parquet";
        }
        return name.endsWith(".jsonl") ? "application/jsonlines" : "application/json";
    }

    private void records(ArrayNode records) {
        Fields.all().forEach((table, fields) -> {
            if (!files.containsKey(table + ".parquet")) {
                return;
            }
            ObjectNode record = records.addObject()
                    .put("@type", "cr:RecordSet")
                    .put("@id", table)
                    .put("name", table)
                    .put("description", "One row for each " + EACH.get(table) + ".");
            if (table.equals("sessions")) {
                record.putObject("key").put("@id", "sessions/item_id");
            } else {
                ArrayNode key = record.putArray("key");
                key.addObject().put("@id", table + "/item_id");
                if (table.equals("votes")) {
                    key.addObject().put("@id", table + "/labeler");
                }
                key.addObject().put("@id", table + "/attribute");
            }
            ArrayNode columns = record.putArray("field");
            fields.forEach(field -> field(columns.addObject(), table, field));
        });
    }

    private static void field(ObjectNode node, String table, Fields.Field field) {
        String id = table + "/" + field.name();
        node.put("@type", "cr:Field").put("@id", id).put("name", id).put("dataType", DATA_TYPES.get(field.kind()));
        ObjectNode source = node.putObject("source");
        source.putObject("fileObject").put("@id", table + ".parquet");
        source.putObject("extract").put("column", field.name());
        if (!table.equals("sessions") && field.name().equals("item_id")) {
            node.putObject("references").putObject("field").put("@id", "sessions/item_id");
        }
    }
}
