import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { HomePlace, HomeStatus, HomeYear } from '../../../contract/home';
import { Callout } from '../../components/Callout';
import { Row, Rows } from '../../components/Rows';
import { Words } from '../../components/Words';
import { open } from '../../platform/navigation';
import { pages } from '../../platform/pages';
import { chooseYear } from '../../state/year';
import { useHome } from './use-home';

function Year({ year, openFen, payable, title, lines }: HomeYear) {
  const act = () => {
    chooseYear(year);
    open(payable ? pages.payChoose : pages.family);
  };
  return (
    <>
      <Callout kind={payable ? 'warn' : 'info'} id={`home-${year}`} title={`${year}年度：${title}`}>
        {lines.map((line) => (
          <View key={line}>
            <Words>{line}</Words>
          </View>
        ))}
      </Callout>
      <Rows>
        <Row
          id={`home-open-${year}`}
          label={payable ? (openFen > 0 ? '去缴费' : '去登记') : '看家人'}
          onTap={act}
        />
      </Rows>
    </>
  );
}

/** Where no notice speaks: whom to call. */
function Silent({ title, words, contacts }: HomePlace) {
  return (
    <>
      <Callout kind="warn" id="home-no-notice" title={title}>
        {words}
      </Callout>
      <Rows>
        {contacts.map(({ name, phone }) => (
          <Row
            key={name + phone}
            id={`call-${phone}`}
            label={`拨打 ${phone}`}
            hint={name}
            onTap={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}
          />
        ))}
      </Rows>
    </>
  );
}

/** What only the caller can do now: an order to end, a question to answer. */
function Waiting({ waits, orders }: HomeStatus) {
  return (
    <Rows>
      {orders.map(({ orderId, words }) => (
        <Row
          key={orderId}
          id={`home-order-${orderId}`}
          label={words}
          onTap={() => open(pages.order, { id: orderId })}
        />
      ))}
      {waits.map(({ kind, words, leadsTo, id }) => (
        <Row key={kind + id} id={`wait-${kind}`} label={words} onTap={() => open(pages[leadsTo], { id })} />
      ))}
    </Rows>
  );
}

/** How the caller's people stand; nothing where he has none. Comes after the page, which waits for no network. */
export function HomeCard({ region }: { readonly region: string | undefined }) {
  const [home, again] = useHome(region);
  if (home === null) return null;
  if (home === 'failed') {
    return (
      <View className="arrival">
        <Rows>
          <Row id="home-retry" label="家人的情况没有读到" hint="点这里再试一次" onTap={again} />
        </Rows>
      </View>
    );
  }
  const { orders, waits, years, place } = home;
  if (orders.length + waits.length + years.length === 0 && !place) return null;
  return (
    <View id="home" className="arrival">
      {orders.length + waits.length > 0 ? <Waiting {...home} /> : null}
      {years.map((year) => (
        <Year key={year.year} {...year} />
      ))}
      {place ? <Silent {...place} /> : null}
    </View>
  );
}
