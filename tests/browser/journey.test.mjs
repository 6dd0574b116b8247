// A family asks for help and a navigator reads it, in a real browser, without script and with it.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newPage, startBrowser, startHub } from './hub.mjs'

const form = '/westminster/forms/what-can-we-help-you-with/'
let hub, browser

before(async () => {
  hub = await startHub()
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await hub?.stop()
})

async function openForm (options) {
  const page = await newPage(browser, options)
  await page.goto(`${hub.public}/westminster/`)
  await page.getByRole('button', { name: 'What can we help you with?' }).click()
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
  const page = await newPage(browser, options)
  await page.goto(`${hub.staff}/`)
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

      assert.ok(await page.getByText(name).isVisible())
      await page.getByRole('button', { name: 'Send' }).click()
      assert.match(page.url(), /\/sent$/)
      const reference = (await page.locator('.govuk-panel').innerText()).match(/FH-\w{4}-\w{4}/)[0]
      const code = await page.locator('#receipt-code').innerText()
      assert.match(code.trim(), /^(\w{4}-){5}\w{4}$/)
      assert.equal(await page.getByRole('button', { name: 'Print this page' }).isVisible(), javaScriptEnabled)

      const staff = await signIn({ javaScriptEnabled })
      const row = staff.getByRole('row').filter({ hasText: reference })
      await row.getByRole('button', { name: /^Take/ }).click()
      for (const told of [name, words, 'The baby comes next week.', reference]) {
        assert.ok(await staff.getByText(told).first().isVisible(), told)
      }
    })

    test('a mistake is said where it is, focus and all, and nothing typed is lost', async () => {
      const page = await openForm({ javaScriptEnabled })
      await page.getByLabel('What is your full name?').fill('Ana')
      await page.getByLabel('By email').check()
      await page.getByLabel('Email address').fill('ana@')
      await page.getByRole('button', { name: 'Continue' }).click()

      const summary = page.getByRole('alert')
      assert.ok(await summary.isVisible())
      assert.match(await page.title(), /^Error: /)
      if (javaScriptEnabled) assert.ok(await page.evaluate(() => document.activeElement.classList.contains('govuk-error-summary')))
      assert.equal(await page.getByLabel('Email address').inputValue(), 'ana@')
      await summary.getByRole('link').click()
      if (javaScriptEnabled) assert.equal(await page.evaluate(() => document.activeElement.id), 'email')
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
      await page.goto(`${hub.public}/westminster/forms/what-can-we-help-you-with/check`)
      assert.ok(await page.getByText('Ana After').isVisible())
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
      assert.equal(await staff.getByRole('row').filter({ hasText: reference }).count(), 1)
    })

    test('exit this page leaves for another site and its link is there at once', async () => {
      const page = await openForm({ javaScriptEnabled })
      const exit = page.locator('.govuk-js-exit-this-page-button')
      assert.match(await exit.getAttribute('href'), /^https:\/\/www\.bbc\.co\.uk\/weather/)
      assert.match(await exit.getAttribute('rel'), /noreferrer/)
    })
  })
}
