import { useEffect, useState } from 'react';
import { useLoad, useRouter } from '@tarojs/taro';
import { isPosterNumber, posterYear } from '../../../contract/poster';
import { currentRegion, presentRegion } from '../../../policy/region-names';
import { fetchNoticesOf } from '../../answers/learn-notices';
import { learnPlaceNames } from '../../answers/learn-places';
import { useNoticeIndex } from '../../answers/notice-index';
import type { NoticeIndex } from '../../answers/notice-index';
import { placeName } from '../../answers/places';
import { ask } from '../../cloud/cloud';
import type { Poster, PosterQuery, PosterReading } from '../../state/poster';
import { readScannedPlace, takePlace, takeScannedPlace } from '../../state/scanned-place';

/** Something that whoever came by a code must know. */
export interface Arrival {
  readonly kind: 'warn' | 'info';
  readonly title: string;
  readonly words: string;
}

const wrongCode: Arrival = {
  kind: 'warn',
  title: '没有认出这个二维码',
  words: '可能是印刷不清，或者不是本程序的码。请在下面自己选择参保地。',
};

const noNotice: Arrival = {
  kind: 'warn',
  title: '这里还没有参保缴费通知',
  words: '二维码上的地方还没有录入通知，暂时算不出结果。可以点下面看看哪些地方能查。',
};

const fetching: Arrival = {
  kind: 'info',
  title: '正在取这里的通知',
  words: '取到以后就能算。一直取不到的话，请检查网络。',
};

/** A place that is in no table any more was merged or given up: the one above it stands for it. */
function merged(present: string): Arrival {
  return {
    kind: 'warn',
    title: '海报上的地方可能已经撤并',
    words: `名录里没有它了，先按上一级“${placeName(present)}”算。不对的话，请在下面自己选择参保地。`,
  };
}

/** A code that was given up, and is known to have been followed by another. */
function renamed(present: string): Arrival {
  return {
    kind: 'info',
    title: '海报上的地方改了名或划了区',
    words: `它现在是“${placeName(present)}”，下面按这里的规定算。不对的话，请自己选择参保地。`,
  };
}

function oldPoster(printed: number, now: number): Arrival {
  return {
    kind: 'info',
    title: `这张海报是${printed}年度的`,
    words: `海报上的数字是以前的。下面按${now}年度的规定算。`,
  };
}

function arrivalBy({ region, poster }: Poster, notices: NoticeIndex): Arrival | null {
  const present = presentRegion(region) ?? region;
  if (notices.isAwaited(present)) return fetching;
  if (!notices.hasNotice(present)) return noNotice;
  if (currentRegion(region) !== region) return renamed(present);
  if (present !== region) return merged(present);
  const printed = posterYear(poster);
  if (printed === null) return null;
  const now = notices.yearToPay(present);
  return printed < now ? oldPoster(printed, now) : null;
}

/** Tells the office that the poster was scanned, once, and nothing of who did. Nobody waits for it. */
function countScan({ region, poster }: Poster): void {
  if (poster === undefined || !isPosterNumber(poster)) return;
  ask('resident', 'posters.scanned', { region, poster }).catch(() => undefined);
}

/** Whether the program, or what it has learned, has the scanned place itself and not only what lies around it. */
function isPresent({ region }: Poster): boolean {
  return presentRegion(region) === region;
}

/** An office may have added the place, or another code followed: the server is asked before it is called merged. */
async function lookUp(poster: Poster): Promise<void> {
  if (!isPresent(poster)) {
    await learnPlaceNames([poster.region]);
    takePlace(poster);
  }
  await fetchNoticesOf(presentRegion(poster.region) ?? undefined);
}

/**
 * Takes the place from the poster's code. Nothing is redirected: what is to be known is said on the page.
 * @param drawn whether the page stands: the server is asked for nothing before
 */
export function useArrival(drawn: boolean): Arrival | null {
  const { params } = useRouter();
  const [reading] = useState<PosterReading>(() => readScannedPlace(params as PosterQuery));
  const [asked, setAsked] = useState(false);
  const notices = useNoticeIndex();
  // At the program's start it was taken before: the page is then drawn once.
  useLoad((query) => takeScannedPlace((query ?? {}) as PosterQuery));
  // Once, for what was read stays as it is.
  useEffect(() => {
    if (!drawn || reading.kind !== 'place') return;
    const present = isPresent(reading.scene);
    countScan(reading.scene);
    void lookUp(reading.scene).then(() => present || setAsked(true));
  }, [drawn, reading]);
  if (reading.kind === 'wrong') return wrongCode;
  if (reading.kind !== 'place' || !(asked || isPresent(reading.scene))) return null;
  return arrivalBy(reading.scene, notices);
}
