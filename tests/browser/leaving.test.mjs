// A device that somebody else may watch or use: every page can be left, what was typed is not lost by a slip, the
// device forgets when it said it would, and then "Back" shows nothing. Without script and with it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildSite, pagesOf } from './built.mjs'
import { newPage, startForTests, usable } from './hub.mjs'

const it = startForTests()
const form = '/westminster/forms/what-can-we-help-you-with/'
const elsewhere = 'https://www.bbc.co.uk/weather'
const minute = 60_000

const at = path => it.hub.public('westminster') + path
const go = page => page.getByRole('button', { name: 'Continue' }).click()

async function begin (page) {
  await page.goto(at(form))
  await page.getByLabel('What is your full name?').fill('Ana Watched')
  await page.getByLabel('By email').check()
  await page.getByLabel('Email address').fill('watched@example.org')
  await go(page)
  await page.waitForURL(/\/safe-contact$/)
}

async function send (page) {
  await go(page)
  await page.getByLabel('Tell us in your own words').fill('Words that nobody else may see.')
  await page.getByLabel('No', { exact: true }).check()
  await go(page)
  await page.getByRole('button', { name: 'Send' }).click()
  return page.locator('#receipt-code').innerText()
}

/** What the browser asks before it leaves a page; nothing, where it does not ask. */
async function asksBefore (page, leave) {
  const asked = []
  const answer = dialog => { asked.push(dialog.type()); return dialog.accept() }
  page.on('dialog', answer)
  await leave()
  await page.waitForTimeout(300)
  page.off('dialog', answer)
  return asked
}

test('every page of the website can be left, but those that choose a council', () => {
  const folder = buildSite()
  const pages = pagesOf(folder).filter(path => path.split('/').length > 2)
  assert.ok(pages.length > 150, `${pages.length} pages`)
  const kept = pages.filter(path => {
    const html = readFileSync(join(folder, path.replace(/\/$/, '/index.html')), 'utf8')
    const [, leads] = html.match(/<a href="([^"]*)"[^>]*govuk-js-exit-this-page-button/) ?? []
    return !(leads === elsewhere || /^\/[^/]+\/(?:(?:ar|bn)\/)?exit$/.test(leads)) || !html.includes('exit-this-page-skiplink')
  })
  assert.deepEqual(kept, [])
})

test('words that were typed and not sent are asked about, and nobody is held up who leaves by Exit', async () => {
  const page = await newPage(it.browser)
  await begin(page)
  const notes = page.getByLabel('Is there anything we should know')
  assert.deepEqual(await asksBefore(page, () => page.goto(at('/westminster/'))), [], 'nothing was typed')
  await page.goto(at(`${form}safe-contact`))
  await notes.pressSequentially('Mornings')
  assert.deepEqual(await asksBefore(page, () => page.goto(at('/westminster/'))), ['beforeunload'])
  await page.goto(at(`${form}safe-contact`))
  await notes.pressSequentially('Mornings')
  assert.deepEqual(await asksBefore(page, () => go(page)), [], 'it was sent')
  await page.goto(at(`${form}safe-contact`))
  await notes.pressSequentially(' only')
  assert.deepEqual(await asksBefore(page, () => page.locator('.govuk-js-exit-this-page-button').click()), [])
  assert.deepEqual(await page.context().cookies(), [])

  const hurried = await newPage(it.browser)
  await begin(hurried)
  await hurried.getByLabel('Is there anything we should know').pressSequentially('Mornings')
  const thrice = async () => { for (let i = 0; i < 3; i++) await hurried.keyboard.press('Shift') }
  assert.deepEqual(await asksBefore(hurried, thrice), [])
  assert.deepEqual(await hurried.context().cookies(), [])
})

test('a form asks in time whether somebody is still there, and says when it is forgotten', async () => {
  const page = await newPage(it.browser)
  await page.clock.install()
  await begin(page)
  await page.getByLabel('Is there anything we should know').fill('Mornings')
  const ends = () => page.locator('[data-family-hub-forgets-at]').innerText()
  const first = await ends()
  const dialog = page.getByRole('dialog')
  await page.clock.runFor(3 * 60 * minute)
  assert.equal(await dialog.count(), 0)
  await page.clock.runFor(56 * minute)
  await dialog.getByText('In 5 minutes this device forgets your form').waitFor()
  await usable(page)
  await dialog.getByRole('button', { name: 'Stay on this page' }).click()
  await dialog.waitFor({ state: 'hidden' })
  assert.notEqual(await ends(), first, 'the time begins again')

  await page.clock.runFor(241 * minute)
  await dialog.getByRole('heading', { name: 'The time has ended' }).waitFor()
  await usable(page)
  await dialog.getByRole('button', { name: 'Close' }).click()
  assert.equal(await page.getByLabel('Is there anything we should know').inputValue(), 'Mornings')
})

for (const javaScriptEnabled of [false, true]) {
  const how = { javaScriptEnabled }
  const saying = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'

  test(`a page says when the device forgets it, ${saying}`, async () => {
    const page = await newPage(it.browser, how)
    await begin(page)
    assert.match(await page.locator('main').innerText(), /The time ends: \d+ \w+ \d{4} at \d+:\d\d(am|pm)/)
    assert.equal(await page.getByRole('dialog').count(), 0)
  })

  for (const [end, leave] of [
    ['Exit this page', async page => {
      const asked = page.waitForRequest(request => request.url().startsWith(elsewhere))
      await Promise.all([asked, page.locator('.govuk-js-exit-this-page-button').click()])
      await page.waitForTimeout(500)
    }],
    // A browser takes a cookie away when its time has come.
    ['the time has ended', page => page.context().clearCookies()]
  ]) {
    test(`Back shows nothing after ${end}, ${saying}`, async () => {
      const page = await newPage(it.browser, how)
      await begin(page)
      await page.getByRole('link', { name: 'Save and come back later' }).click()
      const returns = await page.locator('#return-code').innerText()
      await page.goto(at('/westminster/return'))
      await page.goto(at(`${form}safe-contact`))
      const code = await send(page)
      await page.goto(at('/westminster/request'))
      await page.getByLabel('Receipt code').fill(code)
      await page.getByRole('button', { name: 'See my request' }).click()
      await page.getByText('Words that nobody else may see.').waitFor()
      await leave(page)
      const secrets = ['Ana Watched', 'watched@example.org', 'Words that nobody else may see.', returns, code]
      for (let back = 0; back < 9; back++) {
        if (await page.goBack() === null) break
        const seen = await page.content()
        const fields = page.locator('input[type=text], input[type=email], textarea')
        const typed = (await fields.evaluateAll(all => all.map(field => field.value))).join('')
        for (const secret of secrets) assert.ok(!(seen + typed).includes(secret), `${page.url()}: ${secret}`)
      }
    })
  }
}

test('what was sent closes itself when its time has ended', async () => {
  const page = await newPage(it.browser)
  await begin(page)
  const code = await send(page)
  await page.clock.install()
  await page.goto(at('/westminster/request'))
  await page.getByLabel('Receipt code').fill(code)
  await page.getByRole('button', { name: 'See my request' }).click()
  await page.getByText('Words that nobody else may see.').waitFor()
  await page.clock.runFor(16 * minute)
  await page.getByRole('dialog').getByText('In 5 minutes this device forgets your receipt code').waitFor()
  await page.getByRole('button', { name: 'Stay on this page' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.clock.runFor(21 * minute)
  await page.waitForURL(/\/request$/)
  assert.equal(await page.getByText('Words that nobody else may see.').count(), 0)
})

test('two families at one computer: the second is asked, sees nothing of the first, and begins its own form', async () => {
  const page = await newPage(it.browser)
  await begin(page)
  await page.goto(at(form))
  await page.getByLabel('What is your full name?').fill('Rosa Second')
  await page.getByLabel('By email').check()
  await page.getByLabel('Email address').fill('second@example.org')
  await go(page)
  await page.getByRole('heading', { name: 'You have a form that is not finished' }).waitFor()
  await usable(page)
  assert.ok(!(await page.content()).includes('Ana Watched'))
  await go(page)
  await page.getByRole('link', { name: 'Select whether to start a new form or continue the one from before' }).click()
  await usable(page)
  await page.keyboard.press('Space')
  await go(page)
  await page.waitForURL(/\/safe-contact$/)
  await page.goto(at(`${form}you`))
  assert.equal(await page.getByLabel('What is your full name?').inputValue(), 'Rosa Second')
})

test('"Stay on this page" says so when it does not work', async () => {
  const page = await newPage(it.browser)
  await page.clock.install()
  await begin(page)
  await page.clock.runFor(236 * minute)
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await page.route('**/stay?*', route => route.abort())
  await dialog.getByRole('button', { name: 'Stay on this page' }).click()
  await dialog.getByRole('alert').getByText('Sorry, that did not work').waitFor()
  await page.unroute('**/stay?*')
  await dialog.getByRole('button', { name: 'Stay on this page' }).click()
  await dialog.waitFor({ state: 'hidden' })
})

test('the confirmation says when it closes, warns once, and closes; paper says nothing of it', async () => {
  const page = await newPage(it.browser)
  await begin(page)
  await page.clock.install()
  const code = await send(page)
  const told = page.getByText('For up to 1 hour after it was sent')
  assert.match(await told.innerText(), /The time ends: \d+ \w+ \d{4} at \d+:\d\d(am|pm)/)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await told.isVisible(), false)
  await page.emulateMedia({ media: 'screen' })
  await page.clock.runFor(56 * minute)
  await page.getByRole('dialog').getByText('In 5 minutes this page closes').waitFor()
  await usable(page)
  await page.getByRole('button', { name: 'Close' }).click()
  await page.clock.runFor(minute)
  assert.equal(await page.getByRole('dialog').count(), 0)
  await page.clock.runFor(4 * minute)
  await page.waitForURL(/\/westminster\/$/)
  assert.ok(!(await page.content()).includes(code))
})
