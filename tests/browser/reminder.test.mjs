// A family asks to be reminded of its form, and thinks better of it: on a phone, without script and with it.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, overflow, startForTests, usable } from './hub.mjs'

const it = startForTests()
const form = '/westminster/forms/what-can-we-help-you-with/'

const at = path => it.hub.public('westminster') + path

async function atTheCode (page) {
  await page.goto(at(form))
  await page.getByLabel('What is your full name?').fill('Ana Sample')
  await page.getByLabel('By email').check()
  await page.getByLabel('Email address').fill('ana@example.org')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('link', { name: 'Save and come back later' }).click()
  await page.waitForURL(/\/save$/)
}

for (const javaScriptEnabled of [false, true]) {
  const how = { javaScriptEnabled, viewport: { width: 320, height: 640 } }

  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    const look = async page => {
      assert.ok(await overflow(page) <= 0)
      if (javaScriptEnabled) await usable(page)
    }
    const set = page => page.getByRole('button', { name: 'Set the reminder' }).click()

    test('a reminder is set and stopped beside the code', async () => {
      const page = await newPage(it.browser, how)
      await atTheCode(page)
      const code = await page.locator('#return-code').innerText()
      await look(page)

      // Nothing is chosen beforehand, and a mistake keeps what was typed.
      await set(page)
      await page.getByRole('link', { name: 'Select how you want to be reminded' }).waitFor()
      await page.getByLabel('Text message').check()
      await page.getByLabel('UK mobile number').fill('020 7946 0000')
      await set(page)
      await page.getByRole('link', { name: /^Enter a UK mobile number/ }).click()
      assert.equal(await page.getByLabel('UK mobile number').inputValue(), '020 7946 0000')
      assert.equal(await page.locator('#return-code').innerText(), code)
      await look(page)

      await page.getByLabel('UK mobile number').fill('07700 900 333')
      await set(page)
      await page.getByText('We will send you a reminder by text message on').waitFor()
      assert.ok(!(await page.content()).includes('900 333'))
      await look(page)

      await page.getByRole('button', { name: 'Stop the reminder' }).click()
      await page.getByRole('button', { name: 'Set the reminder' }).waitFor()
    })
  })
}
