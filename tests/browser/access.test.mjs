// What the functions draw is usable by everyone: axe-core, 320 px, keyboard, print.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPage, startForTests, usable } from './hub.mjs'
import { foundByNuIn } from './nu.mjs'

const it = startForTests()

test('a form from its first page to the receipt, errors and all, then the staff side', async t => {
  const { page, elsewhere, html } = await openPage(it)
  const next = () => page.getByRole('button', { name: 'Continue' }).click()
  await page.goto(`${it.hub.public('westminster')}/westminster/forms/what-can-we-help-you-with/`)
  await usable(page)
  await next()
  await usable(page)
  await page.getByLabel('What is your full name?').fill('Ana Access')
  await page.getByLabel('By phone').check()
  await page.getByLabel('Phone number').fill('07700 900123')
  await usable(page)
  await next()
  await usable(page)
  await next()
  await usable(page)
  await next()
  await usable(page)
  await page.getByLabel('Tell us in your own words').fill('Someone to talk to.')
  await page.getByRole('group', { name: 'Do you need help soon?' }).getByLabel('No').check()
  await next()
  await usable(page)
  await page.getByRole('button', { name: 'Send' }).click()
  await usable(page)
  const code = await page.locator('#receipt-code').innerText()
  await page.evaluate(() => { window.print = () => { window.wasPrinted = true } })
  await page.getByRole('button', { name: 'Print this page' }).click()
  assert.ok(await page.evaluate(() => window.wasPrinted))
  await page.emulateMedia({ media: 'print' })
  await page.locator('#receipt-code').waitFor()
  await page.emulateMedia({ media: 'screen' })

  await page.goto(`${it.hub.public('westminster')}/westminster/request`)
  await usable(page)
  await page.getByRole('textbox').first().fill(code)
  await page.getByRole('button').filter({ hasText: /./ }).last().click()
  await usable(page)
  await page.getByText('Someone to talk to.').waitFor()
  assert.deepEqual(elsewhere, [])

  await page.goto(`${it.hub.staff('westminster')}/`)
  await usable(page)
  await page.goto(`${it.hub.staff('westminster')}/westminster/sign-in`)
  await page.getByRole('button', { name: /Neil Sample/ }).click()
  for (const show of ['new', 'mine', 'open']) {
    await page.goto(`${it.hub.staff('westminster')}/westminster/queue?show=${show}`)
    await usable(page)
  }
  await page.getByRole('button', { name: /^Take/ }).first().click()
  await usable(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').waitFor()
  await usable(page)

  const drawn = await html()
  assert.ok(drawn.length > 12, 'the pages were received')
  assert.deepEqual(await foundByNuIn(drawn), [])
  t.diagnostic(`the Nu HTML checker finds nothing on ${drawn.length} answers of the functions`)
})

test('the form can be filled in with the keyboard alone', async () => {
  const { page } = await openPage(it)
  await page.goto(`${it.hub.public('westminster')}/westminster/forms/what-can-we-help-you-with/`)
  await page.keyboard.press('Tab')
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip to main content|Exit this page/)
  const reach = async selector => {
    for (let i = 0; i < 60; i++) {
      if (await page.evaluate(s => document.activeElement?.matches(s), selector)) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`the keyboard never reached ${selector}`)
  }
  await reach('#full-name')
  await page.keyboard.type('Ana Keyboard')
  await reach('input[name=contact-by][value=email]')
  await page.keyboard.press('Space')
  await reach('#email')
  await page.keyboard.type('ana@example.org')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/safe-contact$/)
})
