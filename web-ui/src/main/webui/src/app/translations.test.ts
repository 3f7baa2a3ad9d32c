import { describe, expect, test } from "vitest";
import { en as capture } from "@/features/capture/messages-en";
import { es as captureEs } from "@/features/capture/messages-es";
import { zh as captureZh } from "@/features/capture/messages-zh";
import { en as invitation } from "@/features/invitation/messages-en";
import { es as invitationEs } from "@/features/invitation/messages-es";
import { zh as invitationZh } from "@/features/invitation/messages-zh";
import { en as mine } from "@/features/my-recordings/messages-en";
import { es as mineEs } from "@/features/my-recordings/messages-es";
import { zh as mineZh } from "@/features/my-recordings/messages-zh";

type Catalogue = Record<string, string>;
const catalogues: readonly (readonly [string, Catalogue, Catalogue])[] = [
  ["capture es", capture, captureEs],
  ["capture zh", capture, captureZh],
  ["invitation es", invitation, invitationEs],
  ["invitation zh", invitation, invitationZh],
  ["my recordings es", mine, mineEs],
  ["my recordings zh", mine, mineZh],
];
const places = (sentence: string | undefined) => [...(sentence ?? "").matchAll(/\{\w+\}/g)].map(String).sort();

describe("a translated sentence keeps the places for its values", () => {
  test.each(catalogues)("%s", (_, english, translated) => {
    for (const [key, sentence] of Object.entries(english))
      expect(places(translated[key]), key).toEqual(places(sentence));
  });
});
