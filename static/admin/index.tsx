import { startPage } from '../shared/page';
import { Admin } from './page/admin';

startPage(<Admin />);
