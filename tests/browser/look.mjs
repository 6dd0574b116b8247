import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] })
const lang = process.argv[2] ?? 'ar'
const width = Number(process.argv[3] ?? 320)
const c = await b.newContext({ javaScriptEnabled: false, viewport: { width, height: 700 } })
const p = await c.newPage()
const base = `http://127.0.0.1:9080/westminster/${lang}`
let n = 0
const shot = async name => p.screenshot({ path: `/tmp/shots/${lang}-${width}-${++n}-${name}.png`, fullPage: true })
await p.goto(base + '/'); await shot('home')
await p.goto(base + '/forms/what-can-we-help-you-with/before-you-start/'); await shot('before')
await p.goto(base + '/forms/what-can-we-help-you-with/'); await shot('first')
await p.locator('form button').click(); await shot('errors')
await p.locator('[name=full-name]').fill('ليلى حسن')
await p.locator('[value=phone]').check()
await p.locator('[name=phone]').fill('07700 900123')
await p.locator('form button').click(); await shot('second')
await p.locator('form button').click(); await shot('third')
await p.locator('[name=what-would-help]').fill('ابني لا ينام')
await p.locator('[name=urgent][value=no]').check()
await p.locator('form button').click(); await shot('check')
await p.locator('form button').click(); await shot('sent')
await p.goto(base + '/notices/bessborough-family-hub/'); await shot('notice')
await b.close()
