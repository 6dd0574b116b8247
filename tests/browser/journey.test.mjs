// A family asks for help and a navigator reads it, in a real browser, without script and with it.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, startForTests } from './hub.mjs'

const form = '/westminster/forms/what-can-we-help-you-with/'
const it = startForTests()

async function openForm (options) {
  const page = await newPage(it.browser, options)
  await page.goto(`${it.hub.public('westminster')}/westminster/`)
  await page.getByRole('button', { name: 'Ask for help' }).click()
  assert.ok(page.url().endsWith(`${form}before-you-start/`))
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.ok(page.url().endsWith(form))
  return page
}

async function fillFirstPage (page, name) {
  await page.getByLabel('What is your full name?').fill(name)
  await page.getByLabel('By email').check()
  await page.getByLabel('Email address').fill('ana@example.org')
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function fillTheRest (page, words) {
  await page.getByRole('group', { name: 'Do you need an interpreter?' }).getByLabel('No', { exact: true }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Tell us in your own words').fill(words)
  await page.getByRole('group', { name: 'Do you need help soon?' }).getByLabel('Yes').check()
  await page.getByLabel('Why do you need help soon?').fill('The baby comes next week.')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/check$/)
}

async function signIn (options) {
  const page = await newPage(it.browser, options)
  await page.goto(`${it.hub.staff('westminster')}/`)
  await page.getByRole('button', { name: /Westminster/ }).click()
  await page.getByRole('button', { name: /Neil Sample/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Referrals' }).waitFor()
  return page
}

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('what a family sends is read by the navigator who takes it', async () => {
      const page = await openForm({ javaScriptEnabled })
      const name = `Ana ${javaScriptEnabled ? 'With' : 'Without'}`
      const words = 'We need a larger cot and someone to talk to.'
      await fillFirstPage(page, name)
      await fillTheRest(page, words)

      await page.getByText(name).waitFor()
      await page.getByRole('button', { name: 'Send' }).click()
      assert.match(page.url(), /\/sent$/)
      const reference = (await page.locator('.govuk-panel').innerText()).match(/FH-\w{4}-\w{4}/)[0]
      const code = await page.locator('#receipt-code').innerText()
      assert.match(code.trim(), /^(\w{4}-){5}\w{4}$/)
      // Not by role: what is hidden has none.
      const print = page.locator('[data-family-hub-print]')
      await print.waitFor({ state: javaScriptEnabled ? 'visible' : 'hidden' })

      const staff = await signIn({ javaScriptEnabled })
      const row = staff.getByRole('row').filter({ hasText: reference })
      await row.getByRole('button', { name: /^Take/ }).click()
      for (const told of [name, words, 'The baby comes next week.', reference]) {
        await staff.getByText(told).first().waitFor()
      }
    })

    test('a mistake is said where it is, focus and all, and nothing typed is lost', async () => {
      const page = await openForm({ javaScriptEnabled })
      await page.getByLabel('What is your full name?').fill('Ana')
      await page.getByLabel('By email').check()
      await page.getByLabel('Email address').fill('ana@')
      await page.getByRole('button', { name: 'Continue' }).click()

      const summary = page.getByRole('alert')
      await summary.waitFor()
      assert.match(await page.title(), /^Error: /)
      if (javaScriptEnabled) await page.waitForFunction(() => document.activeElement.matches('.govuk-error-summary'))
      assert.equal(await page.getByLabel('Email address').inputValue(), 'ana@')
      await summary.getByRole('link').click()
      if (javaScriptEnabled) await page.waitForFunction(() => document.activeElement.id === 'email')
      else assert.match(page.url(), /#email$/)
      await page.getByLabel('Email address').fill('ana@example.org')
      await page.getByRole('button', { name: 'Continue' }).click()
      assert.match(page.url(), /\/safe-contact$/)
    })

    test('the back button loses nothing, and what is changed then is what is sent', async () => {
      const page = await openForm({ javaScriptEnabled })
      await fillFirstPage(page, 'Ana Before')
      await fillTheRest(page, 'Someone to talk to.')
      await page.goBack()
      assert.equal(await page.getByLabel('Tell us in your own words').inputValue(), 'Someone to talk to.')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.setViewportSize({ width: 320, height: 640 })
      await page.getByRole('link', { name: /Change.*how we can contact you/i }).click()
      const question = await page.getByText('How can we contact you?').boundingBox()
      const exit = await page.locator('.govuk-exit-this-page').boundingBox()
      assert.ok(question.y >= exit.y + exit.height, 'the question is not behind the exit button')
      await page.goBack()
      await page.getByRole('link', { name: /Change.*full name/i }).click()
      await page.getByLabel('What is your full name?').fill('Ana After')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.goto(`${it.hub.public('westminster')}/westminster/forms/what-can-we-help-you-with/check`)
      await page.getByText('Ana After').waitFor()
      assert.equal(await page.getByText('Ana Before').count(), 0)
    })

    test('pressing send twice gives one record and one page', async () => {
      const page = await openForm({ javaScriptEnabled })
      await fillFirstPage(page, 'Ana Twice')
      await fillTheRest(page, 'Twice.')
      await page.getByRole('button', { name: 'Send' }).dblclick()
      await page.waitForURL(/\/sent$/)
      const reference = (await page.locator('.govuk-panel').innerText()).match(/FH-\w{4}-\w{4}/)[0]
      await page.reload()
      assert.ok((await page.locator('.govuk-panel').innerText()).includes(reference))

      const staff = await signIn({ javaScriptEnabled })
      const rows = staff.getByRole('row').filter({ hasText: reference })
      await rows.first().waitFor()
      assert.equal(await rows.count(), 1)
    })

    test('exit this page leaves for another site and its link is there at once', async () => {
      const page = await openForm({ javaScriptEnabled })
      const exit = page.locator('.govuk-js-exit-this-page-button')
      assert.equal(await exit.getAttribute('href'), '/westminster/exit')
      assert.match(await exit.getAttribute('rel'), /noreferrer/)
      for (const address of [`${form}before-you-start/`, '/westminster/staying-safe-online/', '/westminster/']) {
        await page.goto(it.hub.public('westminster') + address)
        await page.locator('.govuk-js-exit-this-page-button').waitFor()
      }
    })
  })
}
