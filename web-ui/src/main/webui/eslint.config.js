// The original, eslint-plugin-jsx-a11y, stops at ESLint 9; this is the continuation that is kept up.
import a11y from "eslint-plugin-jsx-a11y-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { readdirSync } from "node:fs";

const features = readdirSync(new URL("./src/features", import.meta.url));

/** Features never import each other; lib and components know no feature, lib knows no component. */
const zones = [
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["@/features/*/*", `!@/features/${feature}/*`], message: "Features never import each other." },
            { group: ["../*"], message: "Reach outside the feature by @/lib or @/components." },
            { group: ["@/app/*"], message: "Features know nothing of the app around them." },
          ],
        },
      ],
    },
  })),
  {
    files: ["src/features/**", "src/components/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "Literal[value=/^#[0-9a-fA-F]{3,8}$/]", message: "Colours come from tokens.css, never as values." },
      ],
    },
  },
  {
    files: ["src/components/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["@/features/*", "@/app/*"] }] },
  },
  {
    files: ["src/lib/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["@/features/*", "@/app/*", "@/components/*"] }] },
  },
];

export default tseslint.config(
  { ignores: ["node_modules", "dist", "src/lib/api/generated"] },
  ...tseslint.configs.strict,
  reactHooks.configs.flat["recommended-latest"],
  {
    ...a11y.configs.strict,
    // What these draw, so that they are judged like it.
    settings: {
      "jsx-a11y-x": {
        polymorphicPropName: "component",
        components: { Button: "button", Link: "a", LinkButton: "a" },
      },
    },
  },
  {
    rules: {
      "jsx-a11y-x/anchor-ambiguous-text": "error",
      "jsx-a11y-x/anchor-is-valid": ["error", { specialLink: ["to"] }],
      "jsx-a11y-x/control-has-associated-label": "error",
      "jsx-a11y-x/lang": "error",
      "jsx-a11y-x/no-aria-hidden-on-focusable": "error",
      "max-len": ["error", { code: 120 }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": ["error", { allow: ["warn", "error"] }],
    },
  },
  ...zones,
);
