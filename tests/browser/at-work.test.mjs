// A morning in a hub: what is due today, a contact, what to do next and a warning; a family that may be known; a
// manager who says why they look, and who may do what; an officer who finds all of that in the audit.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, openPage, startForTests } from './hub.mjs'
import { looks } from './looking.mjs'
import { foundByNuIn } from './nu.mjs'

const it = startForTests()
const go = page => page.getByRole('button', { name: 'Continue' }).click()
const press = (page, name) => page.getByRole('button', { name }).click()
const follow = (page, name) => page.getByRole('link', { name, exact: true }).click()

async function asksForHelp (page, name) {
  await page.goto(`${it.hub.public('westminster')}/westminster/forms/what-can-we-help-you-with/`)
  await page.getByLabel('What is your full name?').fill(name)
  await page.getByLabel('By phone').check()
  await page.getByLabel('Phone number').fill('020 7946 0000')
  await page.getByLabel('By email').check()
  await page.getByLabel('Email address').fill('rosa@example.org')
  await go(page)
  await page.getByRole('group', { name: 'Do you need an interpreter?' }).getByLabel('No', { exact: true }).check()
  await go(page)
  await page.getByLabel('Tell us in your own words').fill('A cot.')
  await page.getByRole('group', { name: 'Do you need help soon?' }).getByLabel('No', { exact: true }).check()
  await go(page)
  await press(page, 'Send')
  return (await page.locator('.govuk-panel').innerText()).match(/FH-\w{4}-\w{4}/)[0]
}

async function signIn (page, person) {
  await page.goto(`${it.hub.staff('westminster')}/`)
  await press(page, /Westminster/)
  await press(page, person)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function takes (page, reference) {
  await follow(page, 'Referrals')
  await page.getByRole('row').filter({ hasText: reference }).getByRole('button', { name: /Take/ }).click()
  await page.getByRole('heading', { name: 'Before you contact the family' }).waitFor()
}

/** Fills in a date's boxes: so many days from now. */
async function on (page, days) {
  const day = new Date(Date.now() + days * 24 * 3600 * 1000)
  await page.getByLabel('Day').fill(String(day.getUTCDate()))
  await page.getByLabel('Month').fill(String(day.getUTCMonth() + 1))
  await page.getByLabel('Year').fill(String(day.getUTCFullYear()))
}

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    // axe-core is a script: it looks at the same pages where scripts run.
    const look = looks(javaScriptEnabled)

    test('a navigator, a manager and an officer do their work', { timeout: 240_000 }, async () => {
      const family = await newPage(it.browser, { javaScriptEnabled })
      const first = await asksForHelp(family, 'Rosa Example')
      const second = await asksForHelp(family, 'Rosa Exampel')

      const { page: staff, html } = await openPage(it, { javaScriptEnabled })
      await signIn(staff, /Neil Sample/)
      await look(staff, 'queue')
      await follow(staff, 'My day')
      await staff.getByText('Nothing is overdue.').waitFor()
      await look(staff, 'day-empty')
      await takes(staff, first)
      const referral = staff.url()

      await press(staff, 'Record a contact')
      await look(staff, 'contact')
      await press(staff, 'Save contact')
      await staff.getByText('There is a problem').waitFor()
      await look(staff, 'contact-mistakes')
      await staff.getByLabel('Phone', { exact: true }).check()
      await staff.getByLabel('Who did you contact?').fill('Rosa')
      await staff.getByLabel('No answer, and no message left').check()
      await staff.getByRole('group', { name: 'Is there something to do next?' }).getByLabel('No', { exact: true }).check()
      await staff.getByRole('group', { name: 'Change the status to Contacting?' }).getByLabel('Yes', { exact: true }).check()
      await press(staff, 'Save contact')
      await staff.getByRole('heading', { name: 'Phone: No answer, and no message left' }).first().waitFor()

      await press(staff, 'Add something to do')
      await look(staff, 'task')
      await staff.getByLabel('Call the family').check()
      await on(staff, 1)
      await staff.getByLabel('What has to be done?').fill('Try again in the afternoon')
      await press(staff, 'Add')
      await staff.getByText('Try again in the afternoon').waitFor()

      await press(staff, 'Warn colleagues')
      await look(staff, 'warning')
      await staff.getByLabel('What do colleagues have to know?').fill('A dog that bites')
      await on(staff, 30)
      await staff.getByRole('group', { name: 'Have you told the person this warning is about?' }).getByLabel('Yes', { exact: true }).check()
      await press(staff, 'Add warning')
      await staff.getByText('A dog that bites').waitFor()
      await follow(staff, 'Keep or end this warning')
      await look(staff, 'warning-again')
      await press(staff, 'Save')
      await staff.getByText('There is a problem').waitFor()
      await look(staff, 'warning-again-mistakes')
      await staff.getByLabel('Yes, keep showing it').check()
      await on(staff, 5)
      await press(staff, 'Save')
      await staff.getByText('The warning is kept').waitFor()
      await look(staff, 'referral')

      await press(staff, 'Note an appointment')
      await look(staff, 'appointment')
      await on(staff, 2)
      await staff.getByLabel('At what time?').fill('2.30pm')
      await staff.getByLabel('Bessborough Family Hub').check()
      await staff.getByLabel('Who will you meet?').fill('Rosa')
      await staff.getByLabel('Yes, and nobody is booked yet').check()
      await staff.getByLabel('Into which language?').fill('Bengali')
      await press(staff, 'Save appointment')
      await staff.getByText('There is a problem').waitFor()
      await look(staff, 'appointment-mistakes')
      const remind = staff.getByRole('group', { name: 'Remind the family the day before?' })
      await remind.getByLabel('Yes', { exact: true }).check()
      await press(staff, 'Save appointment')
      await staff.getByText('The appointment is noted.').waitFor()
      await staff.getByText('Reminder by email').waitFor()
      await staff.getByRole('link', { name: /^Change .* at 2:30pm$/ }).click()
      await look(staff, 'appointment-change')
      await staff.getByLabel('The interpreter is now booked').check()
      await go(staff)
      await staff.getByText('Interpreter into Bengali is booked').waitFor()
      await look(staff, 'referral-with-appointment')

      await press(staff, 'Record the outcome')
      await look(staff, 'outcome')
      await staff.getByLabel('Signposted to a service in the directory').check()
      await staff.getByLabel('Which service?').selectOption('Family Lives')
      await staff.getByLabel('Why is this right?').fill('She asked for a phone line')
      await go(staff)
      await staff.getByRole('heading', { name: 'Check what will happen' }).waitFor()
      await look(staff, 'outcome-check')
      await press(staff, 'Confirm and end the referral')
      await staff.getByText('The outcome is recorded.').waitFor()
      await look(staff, 'referral-ended')
      await press(staff, 'Reopen this referral')
      await staff.getByLabel('Why do you reopen it?').fill('She rang again')
      await look(staff, 'reopen')
      await press(staff, 'Reopen')
      await staff.getByText('The referral is open again.').waitFor()

      await follow(staff, 'My day')
      await staff.getByRole('row').filter({ hasText: first }).first().waitFor()
      await staff.getByRole('row').filter({ hasText: first }).filter({ hasText: 'Review a warning' }).waitFor()
      assert.equal(await staff.getByText('Try again in the afternoon').count(), 0, 'nothing that a person wrote')
      await look(staff, 'day')

      await takes(staff, second)
      await press(staff, 'Is this family known?')
      await look(staff, 'known')
      assert.ok(await staff.getByText(first).count() > 0, 'the same phone number')
      assert.equal(await staff.getByText('Rosa').count(), 0, 'no names')

      const { page: manager, html: managers } = await openPage(it, { javaScriptEnabled })
      await signIn(manager, /Harvey Sample/)
      await manager.goto(referral)
      await look(manager, 'why')
      assert.equal(await manager.getByText('A dog that bites').count(), 0)
      await manager.getByLabel('I supervise this work').check()
      await press(manager, 'Open the referral')
      await manager.getByText('A dog that bites').waitFor()
      await follow(manager, 'Colleagues')
      await look(manager, 'colleagues')
      await manager.getByRole('row').filter({ hasText: 'Neil Sample' }).getByRole('link', { name: /Change/ }).click()
      await look(manager, 'colleague')

      const { page: officer, html: officers } = await openPage(it, { javaScriptEnabled })
      await signIn(officer, /Idris Sample/)
      await follow(officer, 'Audit')
      await officer.getByRole('row').filter({ hasText: 'Opened by a colleague, who said why' }).first().waitFor()
      assert.equal(await officer.getByText('A dog that bites').count(), 0)
      await look(officer, 'audit')
      await officer.getByLabel('From').fill('31/2/2026')
      await press(officer, 'Search')
      await officer.getByText('There is a problem').waitFor()
      await look(officer, 'audit-mistakes')

      // Whose access is ended is out at the next click.
      await press(manager, 'End access')
      await manager.getByText('Access ended').waitFor()
      await follow(staff, 'My day')
      await staff.getByRole('heading', { name: 'Your access has ended' }).waitFor()
      await manager.getByRole('row').filter({ hasText: 'Neil Sample' }).getByRole('link', { name: /Change/ }).click()
      await look(manager, 'colleague-ended')
      await press(manager, 'Give access back')
      await manager.getByRole('heading', { name: 'Colleagues of your hubs' }).waitFor()

      const pages = [...await html(), ...await managers(), ...await officers()]
      if (javaScriptEnabled) assert.deepEqual(await foundByNuIn(pages), [])
    })
  })
}
