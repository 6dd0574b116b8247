// A navigator knows a family and invites it to tell more: the code goes from one screen to paper, from there to the
// family's own phone, and what the family sends comes back to the record that the hub has of it.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, openPage, startForTests } from './hub.mjs'
import { looks } from './looking.mjs'
import { foundByNuIn } from './nu.mjs'

const it = startForTests()
const go = page => page.getByRole('button', { name: 'Continue' }).click()
const press = (page, name) => page.getByRole('button', { name }).click()
const follow = (page, name) => page.getByRole('link', { name, exact: true }).click()
const ofForm = name => `${it.hub.public('westminster')}/westminster/forms/about-my-family/${name}`
const no = (page, group) => page.getByRole('group', { name: group }).getByLabel('No', { exact: true }).check()
const reference = async page => (await page.locator('.govuk-panel').innerText()).match(/FH-\w{4}-\w{4}/)[0]

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    // axe-core is a script: it looks at the same pages where scripts run.
    const look = looks(javaScriptEnabled)

    test('a family that the hub knows is invited, and what it sends joins its record', { timeout: 240_000 }, async () => {
      const family = await newPage(it.browser, { javaScriptEnabled, viewport: { width: 390, height: 800 } })
      await family.goto(`${it.hub.public('westminster')}/westminster/forms/what-can-we-help-you-with/`)
      await family.getByLabel('What is your full name?').fill('Rosa Example')
      await family.getByLabel('By phone').check()
      await family.getByLabel('Phone number').fill('020 7946 0000')
      await go(family)
      await no(family, 'Do you need an interpreter?')
      await go(family)
      await family.getByLabel('Tell us in your own words').fill('A cot.')
      await no(family, 'Do you need help soon?')
      await go(family)
      await press(family, 'Send')
      const first = await reference(family)

      const { page: staff, html } = await openPage(it, { javaScriptEnabled })
      await staff.goto(`${it.hub.staff('westminster')}/`)
      await press(staff, /Westminster/)
      await press(staff, /Neil Sample/)
      await staff.getByRole('row').filter({ hasText: first }).getByRole('button', { name: /Take/ }).click()
      await staff.getByText('The family has not been invited').waitFor()
      const referral = staff.url()
      await follow(staff, 'Invite the family to tell you more')
      await look(staff, 'invite')
      await press(staff, 'Show the code')
      await staff.getByText('There is a problem').waitFor()
      await look(staff, 'invite-mistakes')
      await staff.getByLabel('I know them, and they are here').check()
      await staff.getByLabel('What did you check?').fill('Rosa comes to the playgroup')
      await press(staff, 'Show the code')
      const code = (await staff.locator('#invitation-code').innerText()).trim()
      await look(staff, 'invitation-code')
      await press(staff, 'The family has the code')
      await staff.getByText('Can be used until').waitFor()

      // On another device, from paper.
      const phone = await newPage(it.browser, { javaScriptEnabled, viewport: { width: 320, height: 640 } })
      await phone.goto(`${it.hub.public('westminster')}/westminster/return/`)
      await phone.getByText('or the invitation code that the hub gave you').waitFor()
      await phone.getByLabel('Return code').fill(code.toLowerCase().replaceAll('-', ' '))
      await go(phone)
      await phone.getByText('You have completed 0 of 7 parts.').waitFor()
      assert.equal(await phone.getByText('Rosa').count(), 0)
      await look(phone, 'invited')
      await follow(phone, 'You')
      await phone.getByLabel('What is your full name?').fill('Rosa Example')
      await go(phone)
      await phone.getByLabel('Phone number').fill('020 7946 0111')
      await go(phone)
      await phone.getByLabel('You can send a letter').check()
      await go(phone)
      await go(phone)
      await phone.goto(ofForm('save'))
      assert.notEqual((await phone.locator('#return-code').innerText()).trim(), code, 'nobody at the hub has seen it')
      await phone.goto(ofForm('needs'))
      await phone.getByLabel('What is hard for your family').fill('Sleep.')
      await go(phone)
      await phone.goto(ofForm('household'))
      await phone.getByLabel('No', { exact: true }).check()
      await go(phone)
      for (const page of ['agreements', 'relationship', 'ethnic-group', 'home', 'work', 'health', 'services']) {
        await phone.goto(ofForm(page))
        await go(phone)
      }
      await phone.goto(ofForm('check'))
      await press(phone, 'Send')
      const second = await reference(phone)

      await staff.goto(`${it.hub.staff('westminster')}/westminster/queue`)
      await staff.getByRole('row').filter({ hasText: second }).getByRole('button', { name: /Take/ }).click()
      await staff.getByRole('heading', { name: 'Other referrals of this family' }).waitFor()
      await look(staff, 'invited-referral')
      await follow(staff, `What is different ${first}`)
      await staff.getByRole('row').filter({ hasText: 'Phone number' }).getByText('020 7946 0111').waitFor()
      await look(staff, 'what-changed')
      await staff.goto(referral)
      await staff.getByText(`Answered: ${second}`).waitFor()
      await look(staff, 'invitation-answered')

      // One that nobody used is taken back.
      await follow(staff, 'Invite the family to tell you more')
      await staff.getByLabel('By documents that they showed me').check()
      await staff.getByLabel('What did you check?').fill('A passport')
      await press(staff, 'Show the code')
      const lost = (await staff.locator('#invitation-code').innerText()).trim()
      await press(staff, 'The family has the code')
      await staff.getByRole('link', { name: /^Take back/ }).click()
      await look(staff, 'invitation-back')
      await press(staff, 'Take back the invitation')
      await staff.getByText('The invitation was taken back.').waitFor()
      const late = await newPage(it.browser, { javaScriptEnabled })
      await late.goto(`${it.hub.public('westminster')}/westminster/return/`)
      await late.getByLabel('Return code').fill(lost)
      await go(late)
      await late.getByText('We cannot find a saved form with this code').first().waitFor()
      if (javaScriptEnabled) assert.deepEqual(await foundByNuIn(await html()), [])
    })
  })
}
