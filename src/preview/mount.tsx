import { createRoot } from 'react-dom/client';
import { PreviewBar } from './PreviewBar';
import './preview.scss';

/** Puts the bar above the program. It belongs to the machine, so it stands outside of Taro's pages. */
export function mountPreviewBar(): void {
  const place = document.createElement('div');
  place.id = 'preview-bar';
  place.className = 'preview';
  document.body.insertBefore(place, document.body.firstChild);
  document.body.classList.add('with-preview');
  createRoot(place).render(<PreviewBar />);
}
