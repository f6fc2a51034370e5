import './shell.css';
import { createRoot } from 'react-dom/client';
import { Shell } from './frame/shell';
import { applyTheme, followSystem } from './frame/theme';

const root = document.getElementById('shell');
if (root === null) throw new Error('The page has no place for the shell.');
followSystem();
void applyTheme().then(() => {
  createRoot(root).render(<Shell />);
});
