import { launchBrowser } from './harness/browser/browser';
import { Screens } from './harness/browser/screens';
import { BrowserPhone } from './harness/browser/browser-phone';
import { LocalCloud } from './harness/local-cloud';
import { askedOn } from './harness/journeys/five-notices';
import { choose } from './harness/journeys/calculator';
import { register, daughter, chooseToPay, payOrGoOn } from './harness/journeys/paying';
import { scanPoster } from './harness/steps';
import { consentVersion } from './contract/claims';
import { residentNumber } from './harness/steps';

async function main() {
  const cloud = await LocalCloud.start(askedOn);
  const browser = await launchBrowser();
  const screens = new Screens(browser, cloud.address);
  const out = '/tmp/home-pics';
  const shot = async (phone: BrowserPhone, name: string) => {
    await phone.page.waitForTimeout(600);
    await phone.page.screenshot({ path: `${out}/${name}.png`, fullPage: true });
  };
  const step = async (name: string, act: () => Promise<void>) => {
    try { await act(); console.log('ok', name); } catch (e) { console.log('FAILED', name, String(e).slice(0, 600)); }
  };
  const a = await register(cloud, [daughter], 501);
  await register(cloud, [daughter], 502);
  const phone = await BrowserPhone.take(screens, { user: daughter });
  let calls = 0;
  phone.page.on('request', (r) => { if (r.postData()?.includes('home.status')) calls += 1; });
  await step('family', async () => {
    await scanPoster(phone, '360983001');
    await phone.appears('home-2024');
    console.log('home.status calls at open', calls);
    await shot(phone, 'family');
    await phone.page.emulateMedia({ colorScheme: 'dark' });
    await shot(phone, 'family-dark');
    await phone.page.emulateMedia({ colorScheme: 'light' });
    await phone.page.setViewportSize({ width: 1280, height: 800 });
    await shot(phone, 'family-1280');
    await phone.page.setViewportSize({ width: 390, height: 844 });
  });
  await step('order', async () => {
    await chooseToPay(phone, a);
    await phone.pay('continue', 'cancel');
    await phone.says('等待支付');
    await phone.open('pages/index/index');
    await phone.says('没付完');
    await shot(phone, 'order');
  });
  await step('none', async () => {
    await phone.open('pages/index/index?scene=r%3D110101');
    await phone.appears('home-no-notice');
    await shot(phone, 'no-notice');
  });
  await step('offline', async () => {
    await phone.interceptServer('no-network');
    await phone.open('pages/index/index');
    await phone.appears('home-retry');
    await shot(phone, 'offline');
    await phone.setOffline(false);
  });
  await step('care', async () => {
    await phone.open('pages/index/index?scene=r%3D360983001');
    await choose(phone, 'care');
    await phone.open('pages/index/index');
    await shot(phone, 'care-first');
    for (const q of ['care-pay', 'care-cover', 'care-call']) {
      await phone.open('pages/index/index');
      await phone.tap(q);
      await phone.appears('answer');
      await shot(phone, q);
      if (q === 'care-pay') { await phone.page.emulateMedia({ colorScheme: 'dark' }); await shot(phone, 'care-pay-dark'); await phone.page.emulateMedia({ colorScheme: 'light' }); await phone.page.setViewportSize({ width: 1280, height: 800 }); await shot(phone, 'care-pay-1280');  await phone.page.setViewportSize({ width: 390, height: 844 }); }
    }
    await phone.open('pages/index/index');
    await phone.tap('care-more');
    await phone.appears('choose-calculate');
    await shot(phone, 'care-more');
  });
  const old = await BrowserPhone.take(screens, { user: 'oSampleGrandmother' });
  await step('grandmother', async () => {
    const answer = (await cloud.caller('oSampleGrandmother')('resident', {
      action: 'records.enrol', person: { name: '周桂兰', document: { kind: 'resident-id', number: residentNumber('1948-06-08', 901) } },
      region: '360983001', year: 2024, claims: { identities: [], circumstances: [] }, consent: { version: consentVersion, by: 'self' },
    })) as { data: { record: { recordId: string } } };
    await scanPoster(old, '360983001');
    await choose(old, 'largest');
    await old.open('pages/index/index');
    await shot(old, 'largest-first');
    await old.tap('care-pay'); await old.appears('answer'); await shot(old, 'largest-pay');
    await payOrGoOn(old, answer.data.record.recordId);
    await old.open('pages/index/index');
    await old.tap('care-cover'); await old.appears('answer'); await shot(old, 'largest-cover');
    console.log(await old.words('answer'));
  });
  console.log('complaints', phone.complaints, old.complaints);
  await browser.close();
  await cloud.stop();
}
void main().finally(() => process.exit(0));
