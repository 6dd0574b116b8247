// Every kind of page is usable by everyone: axe-core, 320 px, keyboard, print.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barriers, newPage, overflow, startForTests } from './hub.mjs'

const it = startForTests()

/** Checks the page as it stands, wide and at 320 px. */
async function usable (page) {
  // A click waits until the next page begins to arrive, not until it is there.
  await page.waitForLoadState()
  const where = new URL(page.url()).pathname
  assert.deepEqual(await barriers(page), [], where)
  assert.equal(await page.locator('h1').count(), 1, `${where} has one heading`)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  assert.ok(await overflow(page) <= 0, `${where} needs scrolling sideways at 320 px`)
  assert.deepEqual(await barriers(page), [], `${where} at 320 px`)
  await page.setViewportSize(size)
}

/** A page that only talks to its own origin. */
async function openPage () {
  const page = await newPage(it.browser)
  const elsewhere = []
  page.on('request', request => {
    if (!it.hub.origins.includes(new URL(request.url()).origin)) elsewhere.push(request.url())
  })
  const said = []
  page.on('console', message => { if (message.type() === 'error') said.push(message.text()) })
  page.on('pageerror', error => said.push(String(error)))
  return { page, elsewhere, said }
}

test('the public pages of both councils', async () => {
  const { page, elsewhere, said } = await openPage()
  const paths = ['/']
  for (const council of ['westminster', 'barking-and-dagenham']) {
    await page.goto(`${it.hub.public(council)}/${council}/`)
    const links = await page.$$eval('a[href^="/"]', links => links.map(link => link.getAttribute('href')))
    paths.push(`/${council}/`, ...links.filter(href => href.startsWith(`/${council}/`)))
    await page.goto(`${it.hub.public(council)}/${council}/services/`)
    paths.push(...(await page.$$eval('main a[href^="/"]', links => links.slice(0, 2).map(link => link.getAttribute('href')))))
  }
  assert.ok(new Set(paths).size > 10, 'the kinds of page were found')
  for (const path of new Set(paths.map(path => path.split('#')[0]))) {
    await page.goto(it.hub.public(path.split('/')[1] || 'westminster') + path)
    await usable(page)
  }
  assert.deepEqual(elsewhere, [], 'no request leaves the origin')
  assert.deepEqual(said, [], 'the browser has nothing to complain about')
  await page.goto(`${it.hub.public('westminster')}/westminster/nothing/`)
  await usable(page)
})

test('a form from its first page to the receipt, errors and all, then the staff side', async () => {
  const { page, elsewhere } = await openPage()
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
})

test('the form can be filled in with the keyboard alone', async () => {
  const { page } = await openPage()
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
