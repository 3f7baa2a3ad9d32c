package dev.scotoma.dataset.description;

import java.util.HashMap;
import java.util.Map;

/** The continent of a country by its code of ISO 3166-1, as the United Nations' M49 divides the world, with the Americas in two. */
final class Continents {
    static final String UNKNOWN = "unknown";

    private static final Map<String, String> OF = new HashMap<>();

    static {
        put(
                "Africa",
                "DZ EG EH LY MA SD TN BI KM DJ ER ET KE MG MW MU YT MZ RE RW SC SO SS TZ UG ZM ZW IO TF AO CM CF TD CG CD GQ"
                        + " GA ST BW SZ LS NA ZA BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG");
        put(
                "Asia",
                "KZ KG TJ TM UZ CN HK MO KP JP MN KR TW BN KH ID LA MY MM PH SG TH TL VN AF BD BT IN IR MV NP PK LK AM AZ BH CY GE"
                        + " IQ IL JO KW LB OM QA SA PS SY TR AE YE");
        put(
                "Europe",
                "BY BG CZ HU PL MD RO RU SK UA AX DK EE FO FI IS IE IM LV LT NO SJ SE GB GG JE AL AD BA HR GI GR VA IT MT ME MK PT"
                        + " SM RS SI ES AT BE FR DE LI LU MC NL CH XK");
        put(
                "North America",
                "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI BZ CR SV GT HN MX NI PA"
                        + " BM CA GL PM US");
        put("South America", "AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE");
        put("Oceania", "AU CX CC HM NZ NF FJ NC PG SB VU GU KI MH FM NR MP PW UM AS CK PF NU PN WS TK TO TV WF");
        put("Antarctica", "AQ");
    }

    private Continents() {}

    private static void put(String continent, String countries) {
        for (String country : countries.split(" ", -1)) {
            OF.put(country, continent);
        }
    }

    static String of(String country) {
        return OF.getOrDefault(country, UNKNOWN);
    }
}
