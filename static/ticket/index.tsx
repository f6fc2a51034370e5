import { startPage } from '../shared/page';
import { TicketPanelView } from './panel';

startPage(<TicketPanelView />);
