import {
  createTheme,
  defaultVariantColorsResolver,
  virtualColor,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

const shades = (value: string): MantineColorsTuple => [
  value,
  value,
  value,
  value,
  value,
  value,
  value,
  value,
  value,
  value,
];

const variants: VariantColorsResolver = (input) => {
  if (input.variant === "filled" && (input.color === undefined || input.color === "action")) {
    return {
      background: "var(--sc-action)",
      hover: "color-mix(in srgb, var(--sc-action) 88%, var(--sc-text))",
      color: "var(--sc-action-label)",
      border: "1px solid transparent",
    };
  }
  if (input.variant === "filled" && input.color === "danger") {
    return {
      background: "var(--sc-danger)",
      hover: "color-mix(in srgb, var(--sc-danger) 88%, var(--sc-text))",
      color: "var(--sc-card)",
      border: "1px solid transparent",
    };
  }
  if (input.variant === "subtle" || input.variant === "outline") {
    const border = input.variant === "outline" ? "1px solid var(--sc-control)" : "1px solid transparent";
    return { background: "transparent", hover: "var(--sc-selected)", color: "var(--sc-action)", border };
  }
  return defaultVariantColorsResolver(input);
};

export const theme = createTheme({
  primaryColor: "action",
  colors: {
    action: virtualColor({ name: "action", light: "actionLight", dark: "actionDark" }),
    actionLight: shades("#4B3FC4"),
    actionDark: shades("#A9A2FF"),
  },
  variantColorResolver: variants,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'Noto Sans Mono', monospace",
  fontSizes: { xs: "12px", sm: "14px", md: "16px", lg: "20px", xl: "24px" },
  lineHeights: { xs: "1.5", sm: "1.5", md: "1.5", lg: "1.4", xl: "1.3" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "4px", sm: "4px", md: "8px", lg: "8px", xl: "999px" },
  defaultRadius: "sm",
  headings: { sizes: { h1: { fontSize: "24px" }, h2: { fontSize: "20px" }, h3: { fontSize: "16px" } } },
  respectReducedMotion: true,
  focusRing: "auto",
  // The mark of a required field is drawn by base.css: as text it would become part of the field's name.
  components: { InputWrapper: { defaultProps: { withAsterisk: false } } },
});

const both = {
  "--mantine-color-body": "var(--sc-page)",
  "--mantine-color-text": "var(--sc-text)",
  "--mantine-color-bright": "var(--sc-text)",
  "--mantine-color-dimmed": "var(--sc-muted)",
  "--mantine-color-placeholder": "var(--sc-muted)",
  "--mantine-color-anchor": "var(--sc-action)",
  "--mantine-color-default": "var(--sc-card)",
  "--mantine-color-default-hover": "var(--sc-selected)",
  "--mantine-color-default-color": "var(--sc-text)",
  "--mantine-color-default-border": "var(--sc-control)",
  "--mantine-color-error": "var(--sc-danger)",
  "--mantine-primary-color-filled": "var(--sc-action)",
  "--mantine-primary-color-filled-hover": "var(--sc-action)",
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: both, dark: both });
