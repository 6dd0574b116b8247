// A family stops in the middle of a form and goes on later: in another browser, with its code. And it leaves
// in a hurry. Without script and with it, on a phone.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { isDeployed, newPage, openPage, overflow, startBrowser, startForTests, usable } from './hub.mjs'
import { foundByNuIn } from './nu.mjs'
import { seenCodes } from './seen-code.mjs'

const it = startForTests()
const phone = { width: 320, height: 640 }
const form = '/westminster/forms/what-can-we-help-you-with/'
const long = '/westminster/forms/about-my-family/'
const elsewhere = 'https://www.bbc.co.uk/weather'

// Another device: nothing of the first browser is there.
let other
before(async () => { other = await startBrowser() })
after(() => other?.close())

const at = path => it.hub.public('westminster') + path
const go = page => page.getByRole('button', { name: 'Continue' }).click()

async function begin (page, name) {
  await page.goto(at(form))
  await page.getByLabel('What is your full name?').fill(name)
  await page.getByLabel('By email').check()
  await page.getByLabel('Email address').fill('ana@example.org')
  await go(page)
  await page.waitForURL(/\/safe-contact$/)
}

async function save (page) {
  await page.getByRole('link', { name: 'Save and come back later' }).click()
  await page.waitForURL(/\/save$/)
  return page.locator('#return-code').innerText()
}

async function enter (page, code) {
  await page.getByLabel('Return code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Leaves, and waits until the browser asks for the other site. Nothing of it is loaded: there is no network. */
async function leave (page, how) {
  const asked = page.waitForRequest(request => request.url().startsWith(elsewhere))
  const [request] = await Promise.all([asked, how()])
  assert.equal(new URL(request.redirectedFrom().url()).pathname.split('/').at(-1), 'exit')
  await page.waitForTimeout(500)
}

for (const javaScriptEnabled of [false, true]) {
  const how = { javaScriptEnabled, viewport: phone }

  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    // axe-core is a script: it looks at the same pages where scripts run.
    const look = async page => { if (javaScriptEnabled) await usable(page) }

    test('a form that was begun in one browser is finished in another', async () => {
      const page = await newPage(it.browser, how)
      await begin(page, 'Ana Returns')
      const code = await save(page)
      assert.match(code, /^(\w{4}-){5}\w{4}$/)
      assert.match(await page.locator('main').innerText(), /Kept until \d+ \w+ \d{4} at /)
      await look(page)
      await page.getByRole('button', { name: 'Continue with this form' }).click()
      await page.waitForURL(/\/safe-contact$/)

      const there = await newPage(other, how)
      await there.goto(at('/westminster/'))
      await there.getByRole('link', { name: 'Continue a saved form' }).first().click()
      await look(there)
      await enter(there, 'ABCD')
      await there.getByRole('link', { name: 'Return code must be 24 letters and numbers' }).waitFor()
      await look(there)
      await enter(there, code.toLowerCase().replaceAll('-', ' '))
      await there.waitForURL(/\/safe-contact$/)
      await go(there)
      await there.getByLabel('Tell us in your own words').fill('Somebody to talk to.')
      await there.getByLabel('No', { exact: true }).check()
      await go(there)
      await there.getByText('Ana Returns').waitFor()
      await there.getByRole('button', { name: 'Send' }).click()
      assert.match(await there.locator('.govuk-panel').innerText(), /FH-\w{4}-\w{4}/)

      // The first browser says so, too; so does the code.
      await page.goto(at(`${form}check`.replace('//', '/')))
      await page.waitForURL(/\/sent$/)
      const third = await newPage(other, how)
      await third.goto(at('/westminster/return'))
      await enter(third, code)
      await third.getByText('You have sent this form already').waitFor()
      await look(third)
    })

    test('who has begun two forms comes back to both', async () => {
      const page = await newPage(it.browser, how)
      await begin(page, 'Ana Two')
      await page.goto(at(long))
      await page.getByLabel('What is your full name?').fill('Ana Two')
      await go(page)
      await page.goto(at(`${long}tasks`))
      await page.getByText(/Kept until/).waitFor()
      const code = await save(page)
      await look(page)
      const there = await newPage(other, how)
      await there.goto(at('/westminster/return/'))
      await enter(there, code)
      await there.getByRole('heading', { name: 'Your saved forms' }).waitFor()
      await look(there)
      await there.getByRole('link', { name: 'Continue About my family' }).click()
      await there.getByText('You have completed').waitFor()
    })

    test('a page stands before questions that are hard to answer, and a family can leave there', async () => {
      const page = await newPage(it.browser, how)
      await page.goto(at(long))
      await page.getByLabel('What is your full name?').fill('Ana Before')
      await go(page)
      await page.goto(at(`${long}tasks`))
      await page.getByRole('link', { name: 'Health and other services' }).click()
      await page.getByText('about your family’s health').waitFor()
      assert.equal(await page.getByRole('main').getByRole('link', { name: 'Exit this page' }).count(), 1)
      await look(page)
      await page.getByRole('main').getByRole('button', { name: 'Continue' }).click()
      await page.waitForURL(/\/health$/)
      await page.getByRole('link', { name: 'Back', exact: true }).click()
      await page.waitForURL(/\/health\/before$/)
    })

    test('after leaving, Back shows nothing of the form, and the code opens it again', async () => {
      const page = await newPage(it.browser, how)
      await begin(page, 'Ana Leaves')
      const code = await save(page)
      await page.getByRole('button', { name: 'Continue with this form' }).click()
      await page.getByRole('link', { name: 'Back', exact: true }).click()
      await page.waitForURL(/\/you$/)
      assert.equal(await page.getByLabel('What is your full name?').inputValue(), 'Ana Leaves')
      await leave(page, () => page.locator('.govuk-js-exit-this-page-button').click())
      assert.deepEqual(await page.context().cookies(), [])
      for (let back = 0; back < 5; back++) {
        await page.goBack()
        // What stands in a field is not in the page's HTML.
        const fields = page.locator('input[type=text], input[type=email]')
        const typed = await fields.evaluateAll(all => all.map(field => field.value).join(''))
        const chosen = await page.locator('input:checked').count()
        const seen = await page.content()
        assert.equal(typed, '', page.url())
        assert.equal(chosen, 0, page.url())
        for (const said of ['Ana Leaves', 'ana@example.org', code]) assert.ok(!seen.includes(said), page.url())
      }
      assert.equal(page.url(), at(form))
      await page.goto(at('/westminster/return'))
      await enter(page, code)
      await page.waitForURL(/\/safe-contact$/)
    })

    test('a page that is sent when the device has forgotten the form goes on with the code', async () => {
      const page = await newPage(it.browser, how)
      await begin(page, 'Ana Idle')
      const code = await save(page)
      await page.getByRole('button', { name: 'Continue with this form' }).click()
      await go(page)
      await page.getByLabel('Tell us in your own words').fill('Typed for four hours.')
      await page.getByLabel('No', { exact: true }).check()
      await page.context().clearCookies()
      await go(page)
      await page.getByText('Enter your return code to continue').waitFor()
      const words = () => page.getByLabel('Tell us in your own words').inputValue()
      assert.equal(await words(), 'Typed for four hours.')
      await look(page)
      await page.getByLabel('Return code').fill('ABCD')
      await go(page)
      await page.getByRole('link', { name: 'Return code must be 24 letters and numbers' }).waitFor()
      assert.equal(await words(), 'Typed for four hours.')
      await look(page)
      await page.getByLabel('Return code').fill(code)
      await go(page)
      await page.waitForURL(/\/check$/)
      await page.getByText('Ana Idle').waitFor()
      await page.getByText('Typed for four hours.').waitFor()
    })
  })
}

test('Shift three times leaves, too', async () => {
  const page = await newPage(it.browser, { viewport: phone })
  await begin(page, 'Ana Shift')
  await leave(page, async () => { for (let i = 0; i < 3; i++) await page.keyboard.press('Shift') })
  assert.deepEqual(await page.context().cookies(), [])
})

test('the code is forgotten with the browser, whatever the hour', async () => {
  const page = await newPage(it.browser)
  await begin(page, 'Ana Closes')
  const cookies = await page.context().cookies()
  // A browser that is closed keeps those with an end only.
  const kept = cookies.filter(cookie => cookie.expires !== -1)
  const hours = (kept[0].expires - Date.now() / 1000) / 3600
  assert.equal(kept.length, 1)
  assert.ok(hours > 3.9 && hours <= 4, `${hours} hours`)
  await page.context().clearCookies()
  await page.context().addCookies(kept)
  const forgotten = await page.goto(at(`${form}you`))
  assert.equal(forgotten.status(), 410)
  assert.equal(await page.getByText('Ana Closes').count(), 0)
  await page.getByRole('link', { name: 'Continue a saved form' }).waitFor()
})

test('on paper there are the code, where it is entered and until when, and nothing of families', async () => {
  const page = await newPage(it.browser)
  await begin(page, 'Ana Prints')
  const code = await save(page)
  assert.equal(await page.title(), 'Your return code')
  await page.getByRole('button', { name: 'Print this page' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  const printed = await page.locator('body').innerText()
  for (const there of [code, at('/westminster/return'), 'Kept until']) assert.ok(printed.includes(there), there)
  await page.getByRole('img', { name: 'Your return code as a picture' }).waitFor()
  const rest = printed.replace(at('/westminster/return'), '')
  for (const telling of [/famil/i, /hub/i, /council/i, /westminster/i, /help you/i]) assert.doesNotMatch(rest, telling)
  assert.ok((await page.pdf({ format: 'A5' })).length > 1000)
})

test('the code as a file stands for itself', async () => {
  const page = await newPage(it.browser)
  await begin(page, 'Ana Keeps')
  const code = await save(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the code as a file' }).click()
  ])
  assert.equal(download.suggestedFilename(), 'code.html')
  const file = await readFile(await download.path(), 'utf8')
  assert.deepEqual(await foundByNuIn([['/code', file]]), [])
  const alone = await newPage(other, { viewport: phone })
  const asked = []
  alone.on('request', request => asked.push(request.url()))
  await alone.setContent(file)
  await alone.getByText(code).waitFor()
  assert.ok(await overflow(alone) <= 0, 'it fits on a phone')
  assert.deepEqual(asked, [])
})

test('a phone reads the code from its picture, on the page, on paper and in the file, and opens the form with it', async () => {
  const page = await newPage(it.browser, { viewport: phone })
  await begin(page, 'Ana Pictures')
  const code = await save(page)
  // The code and nothing else: an address with it would end in a history.
  const picture = [`QRCode: ${code}`]
  assert.deepEqual(await seenCodes(page), picture)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the code as a file' }).click()
  ])
  await page.emulateMedia({ media: 'print' })
  assert.deepEqual(await seenCodes(page), picture)
  const alone = await newPage(other, { viewport: phone })
  await alone.setContent(await readFile(await download.path(), 'utf8'))
  const [seen] = await seenCodes(alone)
  assert.equal(seen, picture[0])
  await alone.goto(at('/westminster/return'))
  await enter(alone, seen.slice('QRCode: '.length))
  await alone.waitForURL(/\/safe-contact$/)
})

test('coming back reads from right to left where the language does', async () => {
  const page = await newPage(it.browser, { viewport: phone })
  await page.goto(at('/westminster/ar/return'))
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
  await usable(page)
  await page.getByRole('textbox', { name: 'رمز العودة' }).fill('ABCD')
  await page.getByRole('button', { name: 'متابعة' }).click()
  assert.equal(await page.locator('.govuk-error-summary li').count(), 1)
  await usable(page)
})

test('the pages are valid HTML and ask nobody else', { skip: isDeployed }, async () => {
  const { page, elsewhere, said, html } = await openPage(it)
  await begin(page, 'Ana Valid')
  await save(page)
  await page.goto(at('/westminster/return'))
  await enter(page, 'ABCD')
  await page.goto(at(long))
  await page.getByLabel('What is your full name?').fill('Ana Valid')
  await go(page)
  await page.goto(at(`${long}health/before`))
  await page.goto(at('/westminster/ar/return'))
  assert.deepEqual(await foundByNuIn(await html()), [])
  assert.deepEqual(elsewhere, [])
  assert.deepEqual(said.filter(line => !/status of 422/.test(line)), [])
})
