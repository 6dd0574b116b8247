// A navigator shows a family where its request stands and writes to it; the family answers and withdraws; the code
// is locked and issued anew. The family and the navigator each in a browser of their own, without script and with it.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openPage, newPage, startForTests, usable } from './hub.mjs'
import { foundByNuIn } from './nu.mjs'

const it = startForTests()
const go = page => page.getByRole('button', { name: 'Continue' }).click()
const press = (page, name) => page.getByRole('button', { name }).click()

/** Sends the form of a family: its reference and its code. */
async function asksForHelp (page, name) {
  await page.goto(`${it.hub.public('westminster')}/westminster/forms/what-can-we-help-you-with/`)
  await page.getByLabel('What is your full name?').fill(name)
  await page.getByLabel('By phone').check()
  await page.getByLabel('Phone number').fill('020 7946 0000')
  await go(page)
  await page.getByRole('group', { name: 'Do you need an interpreter?' }).getByLabel('No', { exact: true }).check()
  await go(page)
  await page.getByLabel('Tell us in your own words').fill('A cot.')
  await page.getByRole('group', { name: 'Do you need help soon?' }).getByLabel('No', { exact: true }).check()
  await go(page)
  await press(page, 'Send')
  const reference = (await page.locator('.govuk-panel').innerText()).match(/FH-\w{4}-\w{4}/)[0]
  const code = (await page.locator('#receipt-code').innerText()).trim()
  return { reference, code }
}

/** Enters a code: what it opens, or that it opens nothing. */
async function enters (page, code) {
  await page.goto(`${it.hub.public('westminster')}/westminster/request`)
  await page.getByLabel('Receipt code').fill(code)
  await press(page, 'See my request')
}

async function signIn (page) {
  await page.goto(`${it.hub.staff('westminster')}/`)
  await press(page, /Westminster/)
  await press(page, /Neil Sample/)
  await page.getByRole('heading', { level: 1, name: 'Referrals' }).waitFor()
}

/** Switches a part on: Ana was asked yesterday. */
async function shows (staff, part, look) {
  await staff.getByRole('link', { name: `Show ${part}` }).click()
  await look(staff)
  await staff.getByLabel('No, or it is not safe').check()
  await press(staff, 'Show it to the family')
  await staff.getByRole('link', { name: /Ask first/ }).waitFor()
  await look(staff)
  await staff.getByLabel('Yes, and it is safe').check()
  await staff.getByLabel('Who did you ask?').fill('Ana, alone on the phone')
  const yesterday = new Date(Date.now() - 36 * 3600 * 1000)
  await staff.getByLabel('Day').fill(String(yesterday.getUTCDate()))
  await staff.getByLabel('Month').fill(String(yesterday.getUTCMonth() + 1))
  await staff.getByLabel('Year').fill(String(yesterday.getUTCFullYear()))
  await press(staff, 'Show it to the family')
  await staff.getByText('The family sees it from now on.').waitFor()
}

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    // axe-core is a script: it looks at the same pages where scripts run.
    const look = async page => { if (javaScriptEnabled) await usable(page) }

    test('the family keeps the thread, and the hub shows what is safe', { timeout: 180_000 }, async () => {
      const family = await newPage(it.browser, { javaScriptEnabled })
      const { reference, code } = await asksForHelp(family, 'Ana')
      await enters(family, code)
      await family.getByRole('heading', { level: 1, name: 'My request' }).waitFor()
      assert.equal(await family.getByText('Where your request is now').count(), 0)
      // It is about something that nobody has taken yet.
      await family.getByRole('link', { name: 'Send a message to the hub' }).click()
      await family.getByLabel('Your message').fill('Please ring after ten.')
      await press(family, 'Send message')
      await family.getByText('We have your message.').waitFor()

      const { page: staff, html } = await openPage(it, { javaScriptEnabled })
      await signIn(staff)
      const row = staff.getByRole('row').filter({ hasText: `Message about ${reference}` })
      await look(staff)
      await row.getByRole('button', { name: 'Open' }).click()
      await staff.getByRole('heading', { name: 'The request itself has to be taken first' }).waitFor()
      await look(staff)
      await press(staff, `Take ${reference}`)
      await staff.getByText('Please ring after ten.').waitFor()
      for (const warned of ['nothing more was said about what is safe.', 'Do not leave a voicemail.']) {
        await staff.getByText(warned).waitFor()
      }
      await look(staff)

      await press(staff, 'What the family sees')
      await look(staff)
      await shows(staff, 'Status', look)
      await shows(staff, 'Messages', async () => {})
      await staff.getByText('The hub has not written to you.').waitFor()
      await press(staff, 'Write to the family')
      await look(staff)
      await staff.getByLabel('Your message').fill('Is Monday good?')
      await press(staff, 'Send the message')
      await staff.getByText('Your message is sent.').waitFor()
      await look(staff)

      await family.reload()
      for (const shown of ['We have not tried to contact you yet', 'Is Monday good?']) {
        await family.getByText(shown).waitFor()
      }
      await family.getByRole('link', { name: 'Answer the hub' }).click()
      await family.getByLabel('Your message').fill('Monday is good.')
      await press(family, 'Send message')
      await family.getByRole('link', { name: 'Withdraw your request' }).click()
      await press(family, 'Withdraw my request')
      await family.getByText('You have withdrawn your request').waitFor()
      await staff.reload()
      await staff.getByText('Monday is good.').first().waitFor()
      await staff.goBack()
      const queue = `${it.hub.staff('westminster')}/westminster/queue?show=new`
      await staff.goto(queue)
      await staff.getByRole('row').filter({ hasText: `Withdrawal of ${reference}` }).getByRole('button', { name: 'Open' }).click()
      await staff.getByText('The family withdrew this request on').waitFor()
      await look(staff)

      // Locked, the code opens nothing; the new one is shown once.
      await press(staff, 'What the family sees')
      await press(staff, 'Stop showing Status')
      await staff.getByText('The family does not see it any more.').waitFor()
      await press(staff, 'Lock')
      await look(staff)
      await press(staff, 'Lock it now')
      await staff.getByText('This is locked').waitFor()
      await look(staff)
      await enters(family, code)
      await family.getByRole('link', { name: /We cannot find a form with this code/ }).waitFor()
      await press(staff, 'Issue a new code')
      await look(staff)
      await staff.getByLabel('By documents that they showed me').check()
      await staff.getByLabel('What did you check?').fill('Her passport')
      await press(staff, 'Issue the code')
      const another = (await staff.locator('#receipt-code').innerText()).trim()
      assert.match(another, /^(\w{4}-){5}\w{4}$/)
      await look(staff)
      await staff.emulateMedia({ media: 'print' })
      assert.ok(await staff.getByText(another).isVisible())
      assert.equal(await staff.getByText('You see this code only now').isVisible(), false)
      await staff.emulateMedia({ media: 'screen' })
      await press(staff, 'The family has the code')
      await staff.getByText('Her passport').waitFor()
      assert.equal(await staff.getByText(another).count(), 0)

      await enters(family, another)
      await family.getByRole('heading', { level: 1, name: 'My request' }).waitFor()
      // Whether it is safe to show more is asked anew after a lock.
      assert.equal(await family.getByText('Is Monday good?').count(), 0)
      assert.equal(await family.getByText('Where your request is now').count(), 0)
      assert.deepEqual(await foundByNuIn(await html()), [])
    })
  })
}
