// A family sees what it sent, says more, withdraws, takes a copy, and stops looking: with JavaScript and without.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { newPage, openPage, startForTests, usable } from './hub.mjs'
import { foundByNuIn } from './nu.mjs'

const it = startForTests()

const at = path => `${it.hub.public('westminster')}/westminster/${path}`

/** Fills in the form and sends it; the receipt code. */
async function send (page) {
  const next = () => page.getByRole('button', { name: 'Continue' }).click()
  await page.goto(at('forms/what-can-we-help-you-with/'))
  await page.getByLabel('What is your full name?').fill('Ana Thread')
  await page.getByLabel('By phone').check()
  await page.getByLabel('Phone number').fill('07700 900123')
  await next()
  await next()
  await page.getByLabel('Tell us in your own words').fill('Someone to talk to.')
  await page.getByRole('group', { name: 'Do you need help soon?' }).getByLabel('No').check()
  await next()
  await page.getByRole('button', { name: 'Send' }).click()
  return page.locator('#receipt-code').innerText()
}

async function enter (page, code) {
  await page.goto(at('request/'))
  await page.getByLabel('Receipt code').fill(code)
  await page.getByRole('button', { name: 'See my request' }).click()
  await page.getByRole('heading', { level: 1, name: 'My request' }).waitFor()
}

/** The whole way; `look` looks at each page. */
async function journey (page, look) {
  const code = await send(page)
  await enter(page, code)
  assert.ok(!page.url().includes(code))
  await look()
  await page.getByText('Someone to talk to.').waitFor()
  for (const heading of ['Messages from the hub', 'Where your request is now', 'What we agreed to do next']) {
    assert.equal(await page.getByText(heading).count(), 0, heading)
  }

  await page.getByRole('link', { name: 'Send a message to the hub' }).click()
  await look()
  await page.getByRole('button', { name: 'Send message' }).click()
  await page.getByRole('alert').getByRole('link', { name: 'Enter your message' }).click()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'words')
  await look()
  await page.getByLabel('Your message').fill('We move\non Friday.')
  await page.getByRole('button', { name: 'Send message' }).click()
  await page.getByText('We have your message.').waitFor()
  await look()
  await page.getByText('on Friday.').waitFor()

  await page.getByRole('link', { name: 'Add to your request' }).click()
  await look()
  await page.getByLabel('What do you want to add?').fill('It is a boy.')
  await page.getByRole('button', { name: 'Add this' }).click()
  await page.getByText('We have what you added.').waitFor()
  // Back and forth again says nothing twice.
  await page.goBack()
  await page.goForward()
  await page.reload()
  assert.equal(await page.getByText('It is a boy.').count(), 1)


  for (const [name, file] of [['Download your request to read or print', 'copy.html'], ['Download your request as data for other programs (JSON)', 'copy.json']]) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    assert.equal(download.suggestedFilename(), file)
    const text = await readFile(await download.path(), 'utf8')
    assert.ok(text.includes('It is a boy.') && !text.includes(code), file)
  }

  await page.getByRole('link', { name: 'Withdraw your request' }).click()
  await look()
  await page.getByRole('button', { name: 'Withdraw my request' }).click()
  await page.getByText('You withdrew this request on').waitFor()
  await look()

  await page.getByRole('button', { name: 'Hide my request' }).click()
  await page.getByRole('heading', { level: 1, name: 'See my request' }).waitFor()
  await page.goBack()
  await page.waitForLoadState()
  assert.equal(await page.getByText('Someone to talk to.').count(), 0, 'going back shows nothing')
  await page.goto(at('request/shown'))
  assert.equal(await page.getByText('Someone to talk to.').count(), 0)
  return code
}

test('the whole way with JavaScript, usable by everyone', async t => {
  const { page, elsewhere, said, html } = await openPage(it)
  await journey(page, () => usable(page))
  assert.deepEqual(elsewhere, [])
  assert.deepEqual(said.filter(line => !line.includes('422')), [])
  const drawn = (await html()).filter(([path]) => path.includes('/request/'))
  assert.ok(drawn.length > 6, 'the pages were received')
  assert.deepEqual(await foundByNuIn(drawn), [])
  t.diagnostic(`the Nu HTML checker finds nothing on ${drawn.length} pages`)
})

test('the whole way without JavaScript', async () => {
  const page = await newPage(it.browser, { javaScriptEnabled: false })
  await journey(page, async () => {})
})

test('leaving makes the browser forget what was looked at', async () => {
  const page = await newPage(it.browser)
  const code = await send(page)
  await enter(page, code)
  // What is elsewhere is not asked for by a test.
  await page.route('https://www.bbc.co.uk/**', route => route.fulfill({ body: 'weather' }))
  await page.getByRole('button', { name: /Exit this page/ }).first().click()
  await page.waitForURL(/bbc/)
  await page.goto(at('request/shown'))
  await page.getByRole('heading', { level: 1, name: 'See my request' }).waitFor()
  assert.equal(await page.getByText('Someone to talk to.').count(), 0)
})

test('on paper stands what was sent, and no button', async () => {
  const page = await newPage(it.browser)
  const code = await send(page)
  await enter(page, code)
  await page.emulateMedia({ media: 'print' })
  await page.getByText('Someone to talk to.').waitFor()
  assert.ok(!await page.getByRole('button', { name: 'Hide my request' }).isVisible())
  assert.ok(!await page.getByRole('link', { name: 'Send a message to the hub' }).isVisible())
})

for (const [language, title, button] of [['ar', 'إرسال رسالة إلى المركز', 'إرسال الرسالة'], ['bn', 'হাবকে বার্তা পাঠান', 'বার্তা পাঠান']]) {
  test(`a message is sent in the words of ${language}`, async () => {
    const page = await newPage(it.browser)
    const code = await send(page)
    await page.goto(at(`${language}/request/`))
    await page.locator('#receipt-code').fill(code)
    await page.locator('main button').click()
    await page.waitForURL(/request\/shown$/)
    await usable(page)
    await page.getByRole('link', { name: title }).click()
    await usable(page)
    await page.locator('#words').fill('السلام عليكم')
    await page.getByRole('button', { name: button }).click()
    await page.waitForURL(/request\/shown$/)
    await page.getByText('السلام عليكم').waitFor()
  })
}
