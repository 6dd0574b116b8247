// Each part of the hub's side by itself: seen by staff before it is switched on, by the family only then, and no longer
// once it is switched off; an agreement that the family withdraws; a lock by a manager while a navigator writes.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, openPage, startForTests, usable } from './hub.mjs'
import { foundByNuIn } from './nu.mjs'

const it = startForTests()
const go = page => page.getByRole('button', { name: 'Continue' }).click()
const press = (page, name) => page.getByRole('button', { name }).click()
const follow = (page, name) => page.getByRole('link', { name, exact: true }).click()

/** Sends the form that asks who may be told: its reference and its code. */
async function asksForHelp (page) {
  await page.goto(`${it.hub.public('westminster')}/westminster/forms/about-my-family/`)
  await page.getByLabel('What is your full name?').fill('Rosa')
  for (const [box, value] of [['Day', '28'], ['Month', '2'], ['Year', '1990']]) await page.getByLabel(box).fill(value)
  await go(page)
  await page.getByLabel('Phone number').fill('020 7946 0000')
  await go(page)
  await page.getByLabel('You can send a letter').check()
  await go(page)
  await go(page)
  const part = async (name, field) => {
    await Promise.all([page.waitForNavigation(), follow(page, name)])
    // A page before a sensitive question is only read.
    if (await field.count() === 0) await Promise.all([page.waitForNavigation(), go(page)])
  }
  await part('What would help', page.getByLabel('What is hard for your family'))
  await page.getByLabel('What is hard for your family').fill('Sleep.')
  await go(page)
  await follow(page, 'Your household')
  await page.getByLabel('No', { exact: true }).check()
  await go(page)
  const cardinal = page.getByRole('group', { name: 'Cardinal Hume Centre' })
  await part('Who may be told', cardinal)
  await cardinal.getByLabel(/work together/).check()
  await go(page)
  await follow(page, 'Questions you can skip')
  const check = page.getByRole('link', { name: 'Check your answers and send them', exact: true })
  while (await check.count() === 0) {
    await Promise.all([page.waitForNavigation(), go(page)])
  }
  await check.click()
  await press(page, 'Send')
  const reference = (await page.locator('.govuk-panel').innerText()).match(/FH-\w{4}-\w{4}/)[0]
  return { reference, code: (await page.locator('#receipt-code').innerText()).trim() }
}

async function enters (page, code) {
  await page.goto(`${it.hub.public('westminster')}/westminster/request`)
  await page.getByLabel('Receipt code').fill(code)
  await press(page, 'See my request')
}

async function signIn (page, person) {
  await page.goto(`${it.hub.staff('westminster')}/`)
  await press(page, /Westminster/)
  await press(page, person)
  await page.getByRole('heading', { level: 1, name: 'Referrals' }).waitFor()
}

/** Each part, and what the family sees of it. */
const parts = [
  ['Status', 'We have not tried to contact you yet'],
  ['Sharing', 'Who we can share this with'],
  ['Messages', 'The hub has not written to you.'],
  ['What we agreed to do next', 'We meet on Monday.']
]

async function switchesOn (staff, part, look) {
  await follow(staff, `Show ${part}`)
  await look(staff)
  await staff.getByLabel('Yes, and it is safe').check()
  await staff.getByLabel('Who did you ask?').fill('Rosa, alone on the phone')
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

    test('each part is seen by staff first, by the family only when it is on, and then no longer', { timeout: 240_000 }, async () => {
      const family = await newPage(it.browser, { javaScriptEnabled })
      const { reference, code } = await asksForHelp(family)
      await enters(family, code)
      const sees = async words => {
        await family.reload()
        await family.getByRole('heading', { level: 1, name: 'My request' }).waitFor()
        return await family.getByText(words).count() > 0
      }

      const { page: staff, html } = await openPage(it, { javaScriptEnabled })
      await signIn(staff, /Neil Sample/)
      await staff.getByRole('row').filter({ hasText: reference }).getByRole('button', { name: /Take/ }).click()
      await staff.getByRole('heading', { name: 'Before you contact the family' }).waitFor()
      await press(staff, 'What the family sees')
      // What is safe stands first here too.
      await staff.getByText('Do not leave a voicemail.').waitFor()
      await follow(staff, 'What we agreed to do next')
      await look(staff)
      await staff.getByLabel('What we agreed to do next').fill('We meet on Monday.')
      await press(staff, 'Save')
      await staff.getByText('What you agreed to do next is saved.').waitFor()

      for (const [part, shown] of parts) {
        assert.equal(await sees(shown), false, part)
        await switchesOn(staff, part, async () => {
          await staff.getByRole('heading', { name: 'This is what the family would see' }).waitFor()
          await staff.locator('.staff-preview').getByText(shown).first().waitFor()
          assert.equal(await sees(shown), false, `${part} was only looked at`)
          await look(staff)
        })
        assert.equal(await sees(shown), true, part)
      }
      // A name stands at what is written from now on, and at nothing before.
      const writes = async words => {
        await press(staff, 'Write to the family')
        await staff.getByRole('heading', { name: 'Before you contact the family' }).waitFor()
        await staff.getByLabel('Your message').fill(words)
        await press(staff, 'Send the message')
        await staff.getByText('Your message is sent.').waitFor()
      }
      await writes('Hello from the hub.')
      assert.equal(await sees('Neil Sample'), false)
      await switchesOn(staff, 'Names', async () => {})
      await writes('Hello again.')
      assert.equal(await sees('Neil Sample'), true)
      assert.equal(await family.getByText('Neil Sample').count(), 1)
      if (javaScriptEnabled) await usable(family)

      // The family withdraws one agreement: staff see it in the queue and on top of the referral.
      await follow(family, 'Withdraw an agreement')
      await family.getByLabel(/Cardinal Hume Centre/).check()
      await press(family, 'Withdraw agreement')
      await family.getByText('You have withdrawn your agreement.').waitFor()
      await staff.goto(`${it.hub.staff('westminster')}/westminster/queue?show=new`)
      const withdrawal = staff.getByRole('row').filter({ hasText: `Withdrawal of an agreement in ${reference}` })
      await look(staff)
      await withdrawal.getByRole('button', { name: 'Open' }).click()
      await staff.getByText('Tell Cardinal Hume Centre nothing more for this.').waitFor()
      await staff.getByText(/Withdrawn on/).first().waitFor()
      await look(staff)

      await press(staff, 'What the family sees')
      for (const [part, shown] of parts) {
        await press(staff, `Stop showing ${part}`)
        await staff.getByText('The family does not see it any more.').waitFor()
        assert.equal(await sees(shown), false, `${part} is off`)
      }

      // A manager locks it; the navigator, who still has the page, is told, and loses no word.
      await switchesOn(staff, 'Messages', async () => {})
      await press(staff, 'Write to the family')
      await staff.getByLabel('Your message').fill('One thing more.')
      const manager = await newPage(it.browser, { javaScriptEnabled })
      await signIn(manager, /Hana Sample|Harvey Sample|Hope Sample/)
      const view = staff.url().replace(/\/message$/, '')
      await manager.goto(view)
      await manager.getByLabel('I supervise this work').check()
      await look(manager)
      await press(manager, 'Open the referral')
      await manager.goto(view)
      await press(manager, 'Lock')
      await press(manager, 'Lock it now')
      await manager.getByText('This is locked').waitFor()
      await press(staff, 'Send the message')
      await staff.getByRole('link', { name: /the view is locked/ }).waitFor()
      assert.equal(await staff.getByLabel('Your message').inputValue(), 'One thing more.')
      await look(staff)

      // The family's words are not lost either, and its code is like one that never was.
      await enters(family, code)
      const locked = await family.getByRole('alert').innerText()
      await enters(family, '0000-0000-0000-0000-0000-0000')
      assert.equal(await family.getByRole('alert').innerText(), locked)

      // The paper that is handed over has the code, a picture of it and the day, and nothing that was sent.
      await press(manager, 'Issue a new code')
      await manager.getByLabel('I know them, and they are here').check()
      await manager.getByLabel('What did you check?').fill('I have known Rosa for a year')
      await press(manager, 'Issue the code')
      await manager.getByRole('img', { name: 'The receipt code as a picture for the camera of a phone' }).waitFor()
      await look(manager)
      const another = (await manager.locator('#receipt-code').innerText()).trim()
      await manager.emulateMedia({ media: 'print' })
      for (const kept of [another, /^Issued on/, 'Enter the code at:', 'Keep the code where only you find it.']) {
        assert.ok(await manager.getByText(kept).isVisible(), String(kept))
      }
      for (const left of ['Before you contact the family', 'On the phone', 'You see this code only now']) {
        assert.equal(await manager.getByText(left).first().isVisible(), false, left)
      }
      await manager.emulateMedia({ media: 'screen' })
      await press(manager, 'The family has the code')
      await manager.getByText('I have known Rosa for a year').waitFor()
      await enters(family, another)
      // Whether it is safe to show more is asked anew after a lock.
      await family.getByRole('heading', { level: 1, name: 'My request' }).waitFor()
      assert.equal(await family.getByText('Hello again.').count(), 0)
      assert.deepEqual(await foundByNuIn(await html()), [])
    })
  })
}
