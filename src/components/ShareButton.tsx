import { useState } from 'react';
import { Button as WeChatButton } from '@tarojs/components';
import { aria } from '../platform/aria';
import { copyLink } from '../platform/share';
import type { ShareCard } from '../platform/share';
import { Button } from './Button';

const onWeb = process.env.TARO_ENV === 'h5';

export interface ShareButtonProps {
  readonly id: string;
  /** Names whom it goes to: 发给周** */
  readonly label: string;
  readonly card: ShareCard;
}

function CopyButton({ id, label, card }: ShareButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => void copyLink(card).then(() => setCopied(true));
  return (
    <Button id={id} kind="secondary" label={copied ? '链接已复制' : `${label}（复制链接）`} onTap={copy} />
  );
}

/** Sends a card to a chat; only WeChat's own button may do that. The page tells the card by `useShareCards`. */
export function ShareButton(props: ShareButtonProps) {
  if (onWeb) return <CopyButton {...props} />;
  const { id, label } = props;
  return (
    <WeChatButton
      id={id}
      className="button button_secondary button_native"
      openType="share"
      {...aria({ role: 'button', label })}
    >
      {label}
    </WeChatButton>
  );
}
