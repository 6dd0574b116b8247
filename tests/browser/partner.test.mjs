// Sharing with a partner: a family agrees, a navigator shares it for a time, the partner's practitioner reads what was
// sent and nothing else, and sees nothing from the moment in which the family withdraws.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, openPage, startForTests } from './hub.mjs'
import { looks } from './looking.mjs'
import { foundByNuIn } from './nu.mjs'

const it = startForTests()
const go = page => page.getByRole('button', { name: 'Continue' }).click()
const press = (page, name) => page.getByRole('button', { name }).click()
const follow = (page, name) => page.getByRole('link', { name, exact: true }).click()
const partner = /Westminster Children.s Services/

/** Sends the form that asks who may be told: its reference and its code. */
async function agrees (page) {
  await page.goto(`${it.hub.public('westminster')}/westminster/forms/about-my-family/`)
  await page.getByLabel('What is your full name?').fill('Rosa Example')
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
  const group = page.getByRole('group', { name: partner })
  await part('Who may be told', group)
  await group.getByLabel(/work together/).check()
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

async function signIn (page, person) {
  await page.goto(`${it.hub.staff('westminster')}/`)
  await press(page, /Westminster/)
  await press(page, person)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    // axe-core is a script: it looks at the same pages where scripts run.
    const look = looks(javaScriptEnabled)

    test('a partner reads what a family agreed to, until it withdraws', { timeout: 240_000 }, async () => {
      const family = await newPage(it.browser, { javaScriptEnabled })
      const { reference, code } = await agrees(family)

      const { page: outside, html: partners } = await openPage(it, { javaScriptEnabled })
      await signIn(outside, /Paul Sample/)
      await outside.getByRole('heading', { level: 1, name: 'Shared with us' }).waitFor()
      assert.equal(await outside.getByRole('link', { name: 'Referrals' }).count(), 0)
      await look(outside, 'shared-none')

      const { page: staff, html } = await openPage(it, { javaScriptEnabled })
      await signIn(staff, /Neil Sample/)
      await staff.getByRole('row').filter({ hasText: reference }).getByRole('button', { name: /Take/ }).click()
      await staff.getByRole('heading', { name: 'Before you contact the family' }).waitFor()
      await press(staff, 'Share with a partner')
      await look(staff, 'share')
      await press(staff, 'Share')
      await staff.getByText('There is a problem').waitFor()
      await look(staff, 'share-mistakes')
      await staff.getByLabel(partner).check()
      const day = new Date(Date.now() + 14 * 24 * 3600 * 1000)
      await staff.getByLabel('Day').fill(String(day.getUTCDate()))
      await staff.getByLabel('Month').fill(String(day.getUTCMonth() + 1))
      await staff.getByLabel('Year').fill(String(day.getUTCFullYear()))
      await staff.getByLabel('Why do they need it?').fill('To agree who visits')
      await press(staff, 'Share')
      await staff.getByText('It is shared.').waitFor()
      await look(staff, 'referral-shared')

      await outside.reload()
      await look(outside, 'shared-list')
      assert.equal(await outside.getByText('Rosa').count(), 0, 'no names')
      await follow(outside, reference)
      await outside.getByText('Do not leave a voicemail.').waitFor()
      await outside.getByText('To agree who visits').waitFor()
      await outside.getByText('Sleep.').waitFor()
      await look(outside, 'shared')

      await family.goto(`${it.hub.public('westminster')}/westminster/request`)
      await family.getByLabel('Receipt code').fill(code)
      await press(family, 'See my request')
      await follow(family, 'Withdraw an agreement')
      await family.getByLabel(partner).check()
      await press(family, 'Withdraw agreement')
      await family.getByText('You have withdrawn your agreement.').waitFor()
      await outside.reload()
      await outside.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor()
      assert.equal(await outside.getByText('Sleep.').count(), 0)

      const pages = [...await html(), ...await partners()]
      if (javaScriptEnabled) assert.deepEqual(await foundByNuIn(pages), [])
    })
  })
}
