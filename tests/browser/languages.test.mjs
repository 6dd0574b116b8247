// The first form in other languages, one of them from right to left: with the keyboard alone, on a phone,
// with a mistake, a change of language on the way, and the notice.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, openPage, startForTests, usable } from './hub.mjs'
import { foundByNuIn } from './nu.mjs'

const it = startForTests()
const phone = { width: 320, height: 640 }

const families = {
  ar: { direction: 'rtl', name: 'ليلى حسن', words: 'ابني لا ينام في الليل.', mistake: /^خطأ/ },
  bn: { direction: 'ltr', name: 'রহিমা বেগম', words: 'আমার ছেলে রাতে ঘুমায় না।', mistake: /^ভুল|^ত্রুটি|^সমস্যা/ }
}

/** Moves on with Tab until an element has the focus. */
async function tabTo (page, selector) {
  for (let tabs = 0; tabs < 80; tabs++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(wanted => document.activeElement.matches(wanted), selector)) return
  }
  assert.fail(`the keyboard does not come to ${selector}`)
}

async function typeInto (page, selector, text) {
  await tabTo(page, selector)
  await page.keyboard.type(text)
}

async function press (page, selector, key = 'Space') {
  await tabTo(page, selector)
  await page.keyboard.press(key)
}

async function send (page) {
  await Promise.all([page.waitForNavigation(), press(page, 'form button[type=submit]', 'Enter')])
}

for (const [language, family] of Object.entries(families)) {
  for (const javaScriptEnabled of [false, true]) {
    describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test('a family goes from the home page to its reference with the keyboard alone', async () => {
        const page = await newPage(it.browser, { javaScriptEnabled, viewport: phone })
        const look = async () => {
          assert.equal(await page.locator('html').getAttribute('lang'), language)
          assert.equal(await page.locator('html').getAttribute('dir'), family.direction)
          if (javaScriptEnabled) await usable(page)
        }
        await page.goto(`${it.hub.public('westminster')}/westminster/${language}/`)
        await look()
        await Promise.all([page.waitForNavigation(), press(page, '.govuk-button--start', 'Enter')])
        await look()
        await Promise.all([page.waitForNavigation(), press(page, 'main a.govuk-button', 'Enter')])
        await look()
        await send(page)
        assert.match(await page.title(), family.mistake)
        assert.equal(await page.locator('.govuk-error-summary li').count(), 2)
        await look()
        await typeInto(page, '[name=full-name]', family.name)
        await press(page, '[name=contact-by][value=phone]')
        await typeInto(page, '[name=phone]', '+44 7700 900123')
        await send(page)
        await look()
        await send(page)
        await look()
        await typeInto(page, '[name=what-would-help]', family.words)
        // The arrows choose among radios.
        await press(page, '[name=urgent]')
        if (!await page.locator('[name=urgent][value=no]').isChecked()) {
          await page.keyboard.press('ArrowDown')
        }
        assert.ok(await page.locator('[name=urgent][value=no]').isChecked())
        await send(page)
        await page.getByText(family.name).waitFor()
        await look()
        await send(page)
        assert.match(await page.locator('.govuk-panel').innerText(), /FH-\w{4}-\w{4}/)
        await look()
      })
    })
  }
}

test('whoever changes the language on a page finds the same page with everything that was sent', async () => {
  const page = await newPage(it.browser, { viewport: phone })
  await page.goto(`${it.hub.public('westminster')}/westminster/forms/what-can-we-help-you-with/`)
  await page.getByLabel('What is your full name?').fill('ليلى حسن')
  await page.getByLabel('By email').check()
  await page.getByLabel('Email address').fill('layla@example.org')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('link', { name: 'العربية' }).click()
  assert.match(page.url(), /\/westminster\/ar\/forms\/what-can-we-help-you-with\/safe-contact$/)
  await page.locator('form button[type=submit]').click()
  await page.locator('[name=what-would-help]').fill('ابني لا ينام')
  await page.locator('[name=urgent][value=no]').check()
  await page.locator('form button[type=submit]').click()
  await page.getByText('ليلى حسن').waitFor()
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Check your answers before you send them' }).waitFor()
  await page.getByText('ابني لا ينام').waitFor()
})

test('a page that a computer translated says so, and what is not translated is told to be English', async () => {
  const page = await newPage(it.browser)
  await page.goto(`${it.hub.public('westminster')}/westminster/ar/forms/`)
  assert.ok(await page.locator('.govuk-phase-banner').count() >= 2)
  const english = page.locator('main [lang=en-GB]', { hasText: 'About my family' })
  assert.equal(await english.first().getAttribute('dir'), 'ltr')
})

test('the Nu HTML checker finds nothing on pages in other languages', async () => {
  const { page, elsewhere, said, html } = await openPage(it)
  const base = `${it.hub.public('westminster')}/westminster/ar`
  await page.goto(`${base}/`)
  await page.goto(`${base}/forms/what-can-we-help-you-with/paper/`)
  await page.goto(`${base}/notices/bessborough-family-hub/`)
  await page.goto(`${base}/forms/what-can-we-help-you-with/`)
  await page.locator('form button[type=submit]').click()
  await page.locator('[name=full-name]').fill('ليلى')
  await page.locator('[name=contact-by][value=phone]').check()
  await page.locator('[name=phone]').fill('07700900123')
  await page.locator('form button[type=submit]').click()
  await page.locator('form button[type=submit]').click()
  await page.locator('form button[type=submit]').click()
  await page.waitForLoadState()
  assert.deepEqual(await foundByNuIn(await html()), [])
  assert.deepEqual(elsewhere, [])
  // A page with errors answers 422, which the browser's console tells.
  assert.deepEqual(said.filter(line => !/422/.test(line)), [])
})
