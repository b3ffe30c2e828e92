// Draws contact sheets of the pages of a gallery: node sheets.mjs <chromium> <gallery> <folder>
import { chromium } from 'playwright-core';

// However busy the machine is.
const PATIENCE = 300_000;

const [, , program, gallery, folder] = process.argv;
const PHONE = { width: 390, height: 620 };
const DESK = { width: 1280, height: 800 };

const list = (await (await fetch(gallery + '/list')).text()).split('\n');
const of = which => list.filter(path => path.startsWith(`/see/${which}/`));
const some = paths => paths.filter(path => /(fresh|sign-in-wrong|factor-app|consent|apps|sessions|everywhere|sign-out|back|broken)$/.test(path));
const branded = ['yellow/de', 'navy/en'].flatMap(of).filter(path => /(sign-in-wrong|factor-wrong|consent|apps|sessions|unasked)$/.test(path));

// All states once, and elsewhere those that look different.
const SHEETS = {
  'phone': { paths: of('acme/en'), size: PHONE, scheme: 'light', scale: 0.42 },
  'phone-dark': { paths: some(of('acme/de')), size: PHONE, scheme: 'dark', scale: 0.42 },
  'desk': { paths: some(of('acme/en')), size: DESK, scheme: 'light', scale: 0.3 },
  'desk-dark': { paths: some(of('acme/de')), size: DESK, scheme: 'dark', scale: 0.3 },
  'brands': { paths: branded, size: PHONE, scheme: 'light', scale: 0.42 },
  'brands-dark': { paths: branded, size: PHONE, scheme: 'dark', scale: 0.42 },
};

const browser = await chromium.launch({
  executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'], timeout: PATIENCE });

async function pictures({ paths, size, scheme, scale }) {
  const context = await browser.newContext({ viewport: size, colorScheme: scheme, deviceScaleFactor: 2 * scale });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const taken = [];
  for (const path of paths) {
    await page.goto(gallery + path);
    const png = await page.screenshot();
    const [, , , language, name] = path.split('/');
    taken.push({ caption: `${name}, ${language}`, source: `data:image/png;base64,${png.toString('base64')}` });
  }
  await context.close();
  return taken;
}

for (const [name, sheet] of Object.entries(SHEETS)) {
  const width = sheet.size.width * sheet.scale;
  const columns = sheet.size === PHONE ? 6 : 3;
  const context = await browser.newContext({ viewport: { width: Math.ceil(columns * (width + 16) + 16), height: 200 } });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const figures = (await pictures(sheet)).map(({ caption, source }) =>
    `<figure><img src="${source}" width="${width}"><figcaption>${caption}</figcaption></figure>`);
  await page.setContent(`<!doctype html><style>
    body { display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: 16px; margin: 16px; background: #8a8f98; }
    figure { margin: 0; } img { display: block; } figcaption { font: 11px/20px sans-serif; color: #000; }
    </style>${figures.join('')}`);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await context.close();
}

await browser.close();
console.log('done');
