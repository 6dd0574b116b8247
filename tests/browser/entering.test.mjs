// A worker enters a form for a family that phoned, sends it, works on it, and tells the other adult. Without
// script and with it.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, startForTests, usable } from './hub.mjs'

const it = startForTests()

const go = page => page.getByRole('button', { name: 'Continue' }).click()
const part = (page, name) => page.getByRole('link', { name, exact: true }).click()

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    // axe-core is a script: it looks at the same pages where scripts run.
    const look = async page => { if (javaScriptEnabled) await usable(page) }

    test('a form is entered for a family that phoned, and the other adult is told', async () => {
      const page = await newPage(it.browser, { javaScriptEnabled })
      await page.goto(`${it.hub.staff('westminster')}/`)
      await page.getByRole('button', { name: /Westminster/ }).click()
      await page.getByRole('button', { name: /Neil Sample/ }).click()
      await page.getByRole('button', { name: 'Enter a form for a family' }).click()
      await look(page)
      await page.getByRole('link', { name: 'About my family' }).click()
      assert.equal(await page.locator('input:checked').count(), 0)
      await look(page)

      // How it reached the hub comes first, and what is wrong comes back filled in.
      await page.getByLabel('On the phone').check()
      await page.getByLabel('Someone else in the family').check()
      await page.getByLabel('What is their name?').fill('Imani')
      await go(page)
      await page.getByRole('link', { name: 'Enter who they are to the person' }).waitFor()
      assert.equal(await page.getByLabel('What is their name?').inputValue(), 'Imani')
      await look(page)
      await page.getByLabel('Who are they to the person').fill('my aunt')
      await page.getByLabel('I read it out').check()
      await go(page)

      await page.getByText('You have completed 0 of 7 parts.').waitFor()
      await look(page)
      await part(page, 'You')
      await page.getByLabel('What is your full name?').fill('Rosa')
      await look(page)
      await go(page)
      await page.getByRole('heading', { name: 'How to reach you' }).waitFor()
      await page.goBack()
      assert.equal(await page.getByLabel('What is your full name?').inputValue(), 'Rosa')
      await page.goto(`${it.hub.staff('westminster')}/westminster/enter/about-my-family/tasks`)
      await part(page, 'Your household')
      await page.getByText('We have to tell other adults').waitFor()
      await page.getByLabel('Yes', { exact: true }).check()
      await go(page)
      await page.getByLabel('Their full name').fill('Teo')
      await page.getByLabel('Who are they to you?').selectOption('My parent')
      await go(page)
      await go(page)
      await look(page)
      await page.getByLabel('No', { exact: true }).check()
      await go(page)
      await part(page, 'Who may be told')
      assert.equal(await page.locator('input:checked').count(), 0)
      await look(page)
      const cardinal = page.getByRole('group', { name: 'Can we share what you told us with Cardinal Hume Centre?' })
      await cardinal.getByLabel(/work together/).check()
      await go(page)
      await part(page, 'What would help')
      await page.getByLabel('What is hard for your family').fill('Sleep.')
      await go(page)
      await part(page, 'Check your answers and send them')
      await page.getByText('Imani (my aunt)').waitFor()
      await look(page)
      await page.getByLabel('Give the family a receipt code').check()
      await page.getByLabel('I will work on this').check()
      await page.getByRole('button', { name: 'Send' }).click()
      assert.match(await page.locator('.govuk-panel').innerText(), /FH-\w{4}-\w{4}/)
      assert.match((await page.locator('#receipt-code').innerText()).trim(), /^(\w{4}-){5}\w{4}$/)
      await look(page)

      await page.getByRole('button', { name: 'Open the referral' }).click()
      for (const told of ['Imani (my aunt)', 'I read it out', 'Sleep.', 'Not agreed']) {
        await page.getByText(told).first().waitFor()
      }
      await look(page)
      await page.getByRole('link', { name: 'Record what was done Teo' }).click()
      await page.getByLabel('They do not need to be told').check()
      await look(page)
      await page.getByLabel('It would put someone at risk').check()
      await page.getByLabel('Say more').fill('He must not know.')
      await go(page)
      await page.getByText('He must not know.').waitFor()
      await look(page)
    })
  })
}
