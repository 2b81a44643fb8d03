// Builds build/static/css/trackchild.css from scss/ and gathers the fonts of printed papers in build/fonts/.
// Run after `npm ci`: node frontend/build.mjs

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
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
  /^(pagination|page-item|page-link|active|disabled|previous|next)$/, /^captcha$/, /^visually-hidden/, /^nav-(tabs|link|item)$/, /^tc-(badge|date|swatch)-/,
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

// File name in build/fonts/ → package and subset.
const FONTS = {
  NotoSans: ["noto-sans", "latin"],
  NotoSansLatinExt: ["noto-sans", "latin-ext"],
  NotoSansDevanagari: ["noto-sans-devanagari", "devanagari"],
  NotoSansBengali: ["noto-sans-bengali", "bengali"],
  NotoSansGujarati: ["noto-sans-gujarati", "gujarati"],
  NotoSansTamil: ["noto-sans-tamil", "tamil"],
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

// WOFF is a TrueType file whose tables are deflated one by one; PDF and picture libraries want it unpacked.
function unpackWoff(woff) {
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(12 + count * 16);
  header.writeUInt32BE(woff.readUInt32BE(4), 0);
  header.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * (count - 2 ** power), 10);
  const parts = [header];
  let offset = header.length;
  for (let index = 0; index < count; index++) {
    const entry = 44 + index * 20;
    const [start, packed, size, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at));
    const raw = woff.subarray(start, start + packed);
    const table = packed < size ? inflateSync(raw) : raw;
    woff.copy(header, 12 + index * 16, entry, entry + 4);
    header.writeUInt32BE(checksum, 12 + index * 16 + 4);
    header.writeUInt32BE(offset, 12 + index * 16 + 8);
    header.writeUInt32BE(size, 12 + index * 16 + 12);
    const padding = Buffer.alloc((4 - (size % 4)) % 4);
    parts.push(table, padding);
    offset += size + padding.length;
  }
  return Buffer.concat(parts);
}

function gatherFonts() {
  const target = join(root, "build", "fonts");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const faces = [];
  for (const [name, [family, subset]] of Object.entries(FONTS)) {
    for (const [weight, style] of [[400, "Regular"], [700, "Bold"]]) {
      const file = join(modules, "@fontsource", family, "files", `${family}-${subset}-${weight}-normal.woff`);
      writeFileSync(join(target, `${name}-${style}.ttf`), unpackWoff(readFileSync(file)));
      faces.push(`@font-face{font-family:"TrackChild ${name}";font-weight:${weight};src:url("${name}-${style}.ttf")}`);
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
