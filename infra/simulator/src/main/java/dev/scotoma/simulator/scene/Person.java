package dev.scotoma.simulator.scene;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An invented person. Lengths are in units of half the width of the face, shares from 0 to 1.
 *
 * @param tone 0 is the lightest skin, 1 the darkest
 * @param height of the face from its middle to the chin
 * @param jaw how narrow the chin is
 * @param hairHue hue, with {@code hairLight} the colour of hair and brows
 * @param hair how far down it falls: 0 is none, 1 reaches the shoulders
 * @param beard how dense
 */
@RecordBuilder
public record Person(
        long seed,
        String country,
        String ageBand,
        String gender,
        double tone,
        double warmth,
        double height,
        double jaw,
        double eyes,
        double nose,
        double lips,
        double hairHue,
        double hairLight,
        double hair,
        double beard,
        boolean glasses,
        double shirt) {
    /** Many more than the twenty that a dataset asks for; equally likely, for nothing here may depend on the country. */
    public static final List<String> COUNTRIES = List.of(
            "AR", "AU", "BD", "BR", "CA", "CL", "CO", "DE", "EG", "ES", "ET", "FR", "GB", "GH", "ID", "IN", "IT", "JP",
            "KE", "KR", "MX", "MY", "NG", "NL", "PE", "PH", "PK", "PL", "RO", "SE", "TH", "TR", "UA", "US", "VN", "ZA");

    private static final List<String> AGE_BANDS = List.of("18-24", "25-34", "35-44", "45-54", "55-64", "65+");
    private static final List<String> SKIN_TONES = List.of("1-2", "3-4", "5-6", "7-8", "9-10");
    private static final long LOOKS = 0x52F8_0B7C_6E19_D3A4L;

    public static Person of(long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ LOOKS);
        boolean female = random.nextBoolean();
        return PersonBuilder.builder()
                .seed(seed)
                .country(COUNTRIES.get(random.nextInt(COUNTRIES.size())))
                .ageBand(AGE_BANDS.get(random.nextInt(AGE_BANDS.size())))
                .gender(random.nextDouble() < 0.03 ? "other" : female ? "female" : "male")
                .tone(random.nextDouble())
                .warmth(random.nextDouble())
                .height(random.nextDouble(1.28, 1.5))
                .jaw(random.nextDouble(0.1, 0.5))
                .eyes(random.nextDouble(0.9, 1.15))
                .nose(random.nextDouble(0.85, 1.2))
                .lips(random.nextDouble(0.8, 1.3))
                .hairHue(random.nextDouble(0.02, 0.12))
                .hairLight(random.nextDouble(0.06, 0.6))
                .hair(female ? random.nextDouble(0.4, 1) : random.nextDouble() < 0.12 ? 0 : random.nextDouble(0.2, 0.5))
                .beard(female || random.nextDouble() < 0.6 ? 0 : random.nextDouble(0.3, 0.9))
                .glasses(random.nextDouble() < 0.22)
                .shirt(random.nextDouble())
                .build();
    }

    /** The value of axis skin_tone. */
    public String skinTone() {
        return SKIN_TONES.get((int) Math.min(4, tone * 5));
    }
}
