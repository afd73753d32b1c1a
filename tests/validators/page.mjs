// node page.mjs BROWSER PAGE FOLDER: open a report as a reader does and print what was seen; screenshots go to FOLDER.
import { chromium } from "playwright-core";
import { pathToFileURL } from "node:url";

const [browserPath, pagePath, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
const requests = [];
const said = [];
page.on("request", (request) => requests.push(request.url()));
page.on("console", (message) => said.push(message.text()));
page.on("pageerror", (error) => said.push(String(error)));
page.on("dialog", (dialog) => { said.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
await page.goto(pathToFileURL(pagePath).href);

const mark = page.locator(".mark.error").first();
const card = mark.locator(".card");
const before = await card.isVisible();
await mark.hover();
const hovered = { visible: await card.isVisible(), text: await card.innerText() };
await page.screenshot({ path: `${folder}/hover.png` });
await page.mouse.move(1, 1);
const left = await card.isVisible();
await page.keyboard.press("Tab");
const focused = await page.locator(".mark:focus > .card").isVisible();
await page.locator(".number").last().click();
const target = await page.locator(".findings li:target").innerText();
await page.screenshot({ path: `${folder}/list.png` });
await page.emulateMedia({ media: "print" });
await mark.hover();
const printed = await card.isVisible();
console.log(JSON.stringify({
  title: await page.title(),
  text: await page.locator(".text").first().evaluate((node) => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll(".card, sup").forEach((part) => part.remove());
    return copy.textContent;
  }),
  scripts: await page.locator("script").count(),
  marks: await page.locator(".mark").allTextContents().then((all) => all.length),
  requests, said, before, hovered, left, focused, target, printed,
}));
await browser.close();
