// Builds build/static/css/trackchild.css from scss/ and gathers the fonts of printed papers in build/fonts/.
// Run after `npm ci`: node frontend/build.mjs

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PurgeCSS } from "purgecss";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");
const modules = join(here, "node_modules");

// Classes written by libraries (crispy-bootstrap5, django-tables2, the captcha) and by Python code.
const KEPT = [
  /^form-/, /^is-(in)?valid$/, /^invalid-feedback$/, /^input-group/, /^was-validated$/, /^requiredField$/,
  /^asteriskField$/, /^btn(-(primary|secondary|danger|success|link|sm|lg|outline-(primary|secondary|danger)))?$/,
  /^alert(-(heading|danger|warning|success|info|primary|link))?$/, /^text-bg-/, /^badge$/,
  /^(row|col|col-(md|sm|lg)-\d+|col-\d+|gx-\d|gy-\d|g-\d|mb-[0-5]|mt-[0-5])$/,
  /^(table|table-container|table-responsive|orderable|asc|desc|even|odd)$/,
  /^(pagination|page-item|page-link|active|disabled|previous|next)$/, /^captcha$/, /^visually-hidden/, /^nav/,
];

// The sheet serves right-to-left languages too: sides become starts and ends.
const LOGICAL = [
  [/\b(margin|padding|border)-left\b/g, "$1-inline-start"],
  [/\b(margin|padding|border)-right\b/g, "$1-inline-end"],
  [/\bborder-top-left-radius\b/g, "border-start-start-radius"],
  [/\bborder-top-right-radius\b/g, "border-start-end-radius"],
  [/\bborder-bottom-left-radius\b/g, "border-end-start-radius"],
  [/\bborder-bottom-right-radius\b/g, "border-end-end-radius"],
  [/\btext-align:left\b/g, "text-align:start"],
  [/\btext-align:right\b/g, "text-align:end"],
  [/([;{])left:/g, "$1inset-inline-start:"],
  [/([;{])right:/g, "$1inset-inline-end:"],
  [/\bfloat:left\b/g, "float:inline-start"],
];

const FONTS = {
  "noto-sans": ["latin", "latin-ext"],
  "noto-sans-devanagari": ["devanagari"],
  "noto-sans-bengali": ["bengali"],
  "noto-sans-gujarati": ["gujarati"],
  "noto-sans-tamil": ["tamil"],
};

function compile() {
  return sass.compile(join(here, "scss", "trackchild.scss"), {
    style: "compressed",
    loadPaths: [join(here, "scss"), modules],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  }).css;
}

async function purge(css) {
  const content = ["templates/**/*.html", "{trackchild,directory,cases,cci,matching,alerts,mis}/**/*.py", "static/js/*.js"];
  const [result] = await new PurgeCSS().purge({
    content: content.map((pattern) => join(root, pattern)),
    css: [{ raw: css }],
    safelist: { standard: KEPT },
    variables: true,
    keyframes: true,
  });
  return result.css;
}

function makeLogical(css) {
  return LOGICAL.reduce((text, [physical, logical]) => text.replace(physical, logical), css);
}

function refuseEmbedded(css) {
  const found = css.match(/url\((?!["']?\.\.\/)[^)]*\)/);
  if (found) throw new Error(`The content security policy forbids ${css.slice(found.index - 80, found.index + 60)}`);
}

function gatherFonts() {
  const target = join(root, "build", "fonts");
  mkdirSync(target, { recursive: true });
  const faces = [];
  for (const [family, subsets] of Object.entries(FONTS)) {
    for (const subset of subsets) {
      for (const weight of [400, 700]) {
        const name = `${family}-${subset}-${weight}-normal.woff2`;
        cpSync(join(modules, "@fontsource", family, "files", name), join(target, name));
        faces.push(`@font-face{font-family:"TrackChild Sans ${subset}";font-weight:${weight};src:url("${name}")}`);
      }
    }
  }
  writeFileSync(join(target, "fonts.css"), faces.join("\n") + "\n");
}

const css = makeLogical(await purge(compile()));
refuseEmbedded(css);
mkdirSync(join(root, "build", "static", "css"), { recursive: true });
writeFileSync(join(root, "build", "static", "css", "trackchild.css"), css);
gatherFonts();
console.log(`trackchild.css: ${css.length} characters`);
